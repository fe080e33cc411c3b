"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  const speak = () => { root.lang = document.getElementById("lang-zh").checked ? "zh-CN" : "en"; };
  all("input[name=lang]").forEach((input) => input.addEventListener("change", speak));
  speak();

  const fold = (open) => all("details").forEach((one) => { one.open = open; });
  const does = { open: () => fold(true), close: () => fold(false), print: () => window.print() };
  all("[data-do]").forEach((button) => button.addEventListener("click", does[button.dataset.do]));

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
