// Shows the next dates in words for what stands in the form, whenever an author pauses.
(() => {
  const PAUSE = 400;
  const FIELDS = /^(starts_at|ends_at|all_day|frequency|interval|weekdays|monthly_position|until|count|status|status_reason|exceptions-.*)$/;

  const status = document.querySelector("[data-next-dates]");
  const form = status?.closest("form");
  if (!form) return;

  let timer;
  let asked;
  let running;

  async function ask() {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (FIELDS.test(name)) body.append(name, value);
    if (String(body) === asked) return;
    asked = String(body);
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(status.dataset.nextDates, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        signal: running.signal,
      });
      if (answer.ok && !answer.redirected) status.innerHTML = await answer.text();
    } catch {
      // Out of reach, or asked anew meanwhile: the form works without.
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  // Pickers change a field without "input"; rows are deleted by a click.
  for (const event of ["input", "change", "click"]) form.addEventListener(event, later);
  later();
})();
