// Small comforts of every page. Whatever needs them is hidden without this script.

// Light, dark or as the device: kept on this device alone, and only after a choice.
const scheme = document.querySelector("[data-scheme]");
if (scheme) {
  const root = document.documentElement;
  const chosen = root.dataset.kernTheme ?? "";
  scheme.querySelector(`[value="${chosen}"]`).checked = true;
  scheme.hidden = false;
  scheme.addEventListener("change", ({ target }) => {
    if (target.value) root.dataset.kernTheme = target.value;
    else delete root.dataset.kernTheme;
    try {
      if (target.value) localStorage.setItem("darstellung", target.value);
      else localStorage.removeItem("darstellung");
    } catch {
      // Storage is forbidden here: the choice lasts as long as the page.
    }
  });
}

// Escape closes the menu or the filters in which the focus is, and leads back to what opened them.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const opened = event.target.closest(".menu[open], .facets[open]");
  const opener = opened?.querySelector("summary");
  // On wide screens they are open for good, and nothing closes them.
  if (!opener?.checkVisibility()) return;
  opened.open = false;
  opener.focus();
});

// Copying an address; where browsers do not allow that, the button stays hidden.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("span").textContent = button.dataset.copied;
    button.setAttribute("role", "status");
  });
}

// Handing a page to another program of the device, and printing it.
for (const button of document.querySelectorAll("button[data-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => {
    // Closing the dialog without a choice is no mistake.
    navigator.share({ title: document.title, url: button.dataset.share }).catch(() => {});
  });
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The button of a filter panel says how many hits the choice has, before it is made.
const WAIT = 250;

class FilterPanel {
  constructor(button) {
    this.button = button;
    this.label = button.querySelector("span");
    this.form = button.form;
    this.shown = this.address();
    this.label.textContent = button.dataset.hits;
    this.form.addEventListener("change", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    });
  }

  address() {
    const chosen = [...new FormData(this.form)].filter(([, value]) => value !== "");
    return `${this.form.action}?${new URLSearchParams(chosen)}`;
  }

  async ask() {
    this.request?.abort();
    const address = this.address();
    if (address === this.shown) return this.say(this.button.dataset.hits);
    this.request = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.request.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      this.say(page.querySelector("[data-hits]").dataset.hits);
    } catch (error) {
      if (error.name !== "AbortError") this.say(this.button.dataset.plain);
    }
  }

  say(words) {
    this.label.textContent = words;
  }
}

for (const button of document.querySelectorAll("button[data-hits]")) new FilterPanel(button);
