/* The page of an act works without this: here the current section is marked, contents fold on a phone, hashes are copied. */
(() => {
  "use strict";

  const links = new Map();
  for (const link of document.querySelectorAll(".contents__link")) links.set(link.hash.slice(1), link);

  const box = document.querySelector(".contents__box");
  const wide = window.matchMedia("(min-width: 68rem)");
  const fold = () => { if (box) box.open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);

  const mark = (id) => {
    for (const [key, link] of links) {
      if (key === id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  if (links.size && "IntersectionObserver" in window) {
    const seen = new Set();
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target.id);
        else seen.delete(entry.target.id);
      }
      const first = [...links.keys()].find((id) => seen.has(id));
      if (first) mark(first);
    }, { rootMargin: "0px 0px -65% 0px" });
    for (const id of links.keys()) {
      const section = document.getElementById(id);
      if (section) watch.observe(section);
    }
  }

  for (const value of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hash__copy";
    button.textContent = "Скопировать";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(value.dataset.copy);
      button.textContent = "Скопировано";
      window.setTimeout(() => { button.textContent = "Скопировать"; }, 2000);
    });
    value.after(" ", button);
  }
})();
