// The review of a loaded document: a provision and its lines light up together. Without this the links do the same.
(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const together = "is-together";

  const linesOf = (node) => {
    const found = [];
    for (let number = Number(node.dataset.first); number && number <= Number(node.dataset.last); number += 1) {
      const line = document.getElementById(`l-${number}`);
      if (line) found.push(line);
    }
    return found;
  };

  const partners = (row) => (row.dataset.key ? [document.getElementById(`t-${row.dataset.key}`)] : linesOf(row)).filter(Boolean);
  const rowOf = (event) => event.target.closest(".tree__node, .lines__line");

  const light = (event) => {
    review.querySelectorAll(`.${together}`).forEach((row) => row.classList.remove(together));
    const row = rowOf(event);
    if (row) [row, ...partners(row)].forEach((each) => each.classList.add(together));
  };

  const follow = (event) => {
    const row = rowOf(event);
    if (!row || event.target.closest("a")) return;
    const [partner] = partners(row);
    if (partner) partner.scrollIntoView({ block: "nearest" });
  };

  review.addEventListener("mouseover", light);
  review.addEventListener("focusin", light);
  review.addEventListener("click", follow);
})();
