"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  // Other pages of the folder open in the language and shade that are chosen here.
  const chosen = () => all(".switch:checked").map((input) => input.id).join("&");
  const speak = () => {
    root.lang = document.getElementById("lang-zh").checked ? "zh-CN" : "en";
    // The tab is called what the page is headed by in the language that is shown.
    const head = all("h1").find((one) => one.offsetParent);
    if (head) document.title = head.innerText;
    all("[data-way]").forEach((link) => { link.hash = chosen(); });
  };
  location.hash.slice(1).split("&").forEach((id) => {
    const input = document.getElementById(id);
    if (input && input.className === "switch") input.checked = true;
  });
  all(".switch").forEach((input) => input.addEventListener("change", speak));
  speak();

  const fold = (open) => all("details").forEach((one) => { one.open = open; });
  const does = { open: () => fold(true), close: () => fold(false), print: () => window.print() };
  all("[data-do]").forEach((button) => button.addEventListener("click", does[button.dataset.do]));

  // Chips leave rows out; heads sort by their column, cells without a number last.
  all(".chips").forEach((chips) => {
    const rows = all("tbody tr", document.getElementById(chips.dataset.for));
    const hidden = new Set();
    all("button", chips).forEach((chip) => {
      const kind = chip.dataset.verdict;
      const count = rows.filter((row) => row.dataset.verdict === kind).length;
      chip.querySelector(".count").textContent = count;
      chip.hidden = count === 0;
      chip.addEventListener("click", () => {
        const off = chip.getAttribute("aria-pressed") === "true";
        chip.setAttribute("aria-pressed", String(!off));
        hidden[off ? "add" : "delete"](kind);
        rows.forEach((row) => { row.hidden = hidden.has(row.dataset.verdict); });
      });
    });
  });
  all(".matrix thead th").forEach((head) => {
    const column = head.cellIndex;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const number = (row) => parseFloat(row.cells[column].textContent);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      const body = head.closest("table").tBodies[0];
      const texts = new Map([...body.rows].map((row) => [row, row.cells[column].textContent]));
      const compare = (one, other) => {
        const [a, b] = [number(one), number(other)];
        if (Number.isNaN(a) && Number.isNaN(b)) return texts.get(one).localeCompare(texts.get(other)) * (down ? 1 : -1);
        if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
        return down ? b - a : a - b;
      };
      all("th", head.parentNode).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...[...body.rows].sort(compare));
    });
  });

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

  // A link to something folded away unfolds it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    if (target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
