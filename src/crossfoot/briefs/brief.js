"use strict";
(() => {
  const all = (from, what) => Array.from(from.querySelectorAll(what));

  // A figure whose span is cut by another lights up whole.
  const light = (place, on) => {
    const mine = new Set(place.dataset.figures.split(" "));
    for (const other of all(document, ".figure")) {
      if (other.dataset.figures.split(" ").some((number) => mine.has(number))) other.classList.toggle("lit", on);
    }
  };
  for (const place of all(document, ".figure")) {
    for (const event of ["mouseenter", "focusin"]) place.addEventListener(event, () => light(place, true));
    for (const event of ["mouseleave", "focusout"]) place.addEventListener(event, () => {
      light(place, false);
      place.classList.remove("shut");
    });
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") place.classList.add("shut");
    });
  }

  const key = (row, column) => row.children[column].dataset.sort ?? row.children[column].textContent.trim();
  const order = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return a !== "" && b !== "" && !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b, "en");
  };
  for (const head of all(document, "th")) {
    const button = head.querySelector("button");
    if (!button) continue;
    button.disabled = false;
    button.addEventListener("click", () => {
      const body = head.closest("table").tBodies[0];
      const column = Array.from(head.parentNode.children).indexOf(head);
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = Array.from(body.rows).map((row) => [key(row, column), row]);
      rows.sort((a, b) => (a[0] === "" || b[0] === "" ? order(a[0], b[0]) : (down ? -1 : 1) * order(a[0], b[0])));
      body.append(...rows.map(([, row]) => row));
    });
  }
})();
