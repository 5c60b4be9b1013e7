// Asks, whenever an author pauses, which published contributions are about the same, and shows the answer.
(() => {
  const PAUSE = 900;
  // The first text of each type of contribution that says what it is about.
  const TEXTS = ["problem", "subject", "occasion"];

  const status = document.querySelector("[data-existing]");
  const form = status?.closest("form");
  if (!form) return;

  let timer;
  let asked = "";
  let running;

  /** A field's text; rich text keeps its content as JSON. */
  function textOf(name) {
    const value = form.elements[name]?.value ?? "";
    try {
      return JSON.parse(value).blocks.map((block) => block.text).join(" ");
    } catch {
      return value;
    }
  }

  async function ask() {
    const body = new URLSearchParams({
      title: textOf("title"),
      summary: textOf("summary"),
      text: TEXTS.map(textOf).join(" ").trim(),
      page: status.dataset.page,
      language: status.dataset.language,
    });
    if (String(body) === asked) return;
    asked = String(body);
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(status.dataset.existing, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        signal: running.signal,
      });
      const found = answer.ok && !answer.redirected ? (await answer.text()).trim() : "";
      // Said again only when it is something else.
      if (status.dataset.shown !== found) status.innerHTML = status.dataset.shown = found;
    } catch {
      // Out of reach, or asked anew meanwhile: the author goes on writing.
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", later);
  later();
})();
