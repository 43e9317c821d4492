/* The comparison works without this: here the keys j and k lead from change to change. */
(() => {
  "use strict";

  const changes = [...document.querySelectorAll("[id^='izm-']")];
  if (!changes.length) return;
  for (const words of document.querySelectorAll("[data-redline-keys]")) words.hidden = false;

  const current = () => {
    const known = changes.findIndex((change) => change.id === window.location.hash.slice(1));
    if (known >= 0) return known;
    return changes.findIndex((change) => change.getBoundingClientRect().top > 0) - 1;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    const step = { j: 1, о: 1, k: -1, л: -1 }[event.key];
    if (!step) return;
    const next = changes[Math.min(Math.max(current() + step, 0), changes.length - 1)];
    window.location.hash = next.id;
    next.focus({ preventScroll: true });
  });
})();
