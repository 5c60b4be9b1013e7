// Suggestions below the search boxes: "list autocomplete with manual selection" of the WAI-ARIA Authoring Practices.
// Without this script the boxes are plain forms; whatever fails here leaves them so.
const WAIT = 150;
const SHORTEST = 2;

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

class SuggestionBox {
  constructor(input) {
    this.input = input;
    this.list = element("div", {
      id: `${input.id}-vorschlaege`, class: "suggestions", role: "listbox", "aria-label": input.dataset.suggestLabel, hidden: "",
    });
    this.status = element("p", { class: "kern-sr-only", role: "status" });
    this.options = [];
    this.active = -1;
    input.closest(".find").append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // Keeps the focus in the box while somebody chooses with the mouse.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.request?.abort();
    this.request = new AbortController();
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) return this.close();
    try {
      const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.show(await answer.json());
      else this.close();
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show({ status, groups }) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...groups.map((group, number) => this.group(group, number)));
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, number) => { option.id = `${this.list.id}-${number}`; });
    this.mark(-1);
    this.open(this.options.length > 0);
    this.status.textContent = status;
  }

  group({ label, suggestions }, number) {
    const heading = element("div", { id: `${this.list.id}-gruppe-${number}`, class: "suggestions__heading", role: "presentation" }, label);
    const group = element("div", { role: "group", "aria-labelledby": heading.id });
    group.append(heading, ...suggestions.map(({ label, note, url }) => {
      const option = element("div", { class: "suggestions__option", role: "option", "aria-selected": "false", "data-url": url });
      option.append(element("b", {}, label), " ", element("small", {}, note));
      return option;
    }));
    return group;
  }

  press(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.options.length) return void this.ask();
      this.open(true);
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.open(false);
      this.mark(-1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.go(this.options[this.active]);
    }
  }

  // Beyond the last option stands the box itself, so that what was typed can be sent again.
  step(by) {
    const places = this.options.length + 1;
    this.mark(((this.active + 1 + by + places) % places) - 1);
  }

  mark(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.open(false);
    this.options = [];
    this.mark(-1);
    this.list.replaceChildren();
    this.status.textContent = "";
  }

  go(option) {
    if (option) location.assign(option.dataset.url);
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new SuggestionBox(input);
