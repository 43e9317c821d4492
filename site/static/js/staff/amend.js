// While a point is being edited, the panel shows what the order would say. Without this the panel changes on saving.
// Wagtail scrolls its own pane, which is laid out after the browser has looked for the anchor of the address.
(() => {
  const screen = document.querySelector("[data-amend]");
  const anchor = screen && location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (anchor) addEventListener("load", () => requestAnimationFrame(() => anchor.scrollIntoView({ block: "start" })));
  const form = screen && screen.querySelector("form[data-preview]");
  const panel = screen && screen.querySelector("[data-panel]");
  if (!form || !panel) return;
  let timer = 0;
  let asked = null;

  const show = async () => {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), signal: asked.signal, credentials: "same-origin" });
      if (answer.ok && !answer.redirected) panel.innerHTML = await answer.text();
    } catch (broken) {
      if (broken.name !== "AbortError") throw broken;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
})();
