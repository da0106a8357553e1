// What the theme's search box lacks. docs/assets/js/search.js answers it.
"use strict";

const box = document.querySelector("[data-md-component=search-query]");
const found = document.querySelector(".md-search-result__meta");

// The theme listens to keys alone: what is pasted, dictated or composed may strike none.
box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

// Whoever enters the box will search: fetch now what the worker will ask for.
box?.addEventListener("focus", () => {
  const { search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new URL(search, document.baseURI);
  for (const part of ["search.js", ...worker.searchParams.values()]) fetch(new URL(part, worker));
}, { once: true });

// Enter and the arrows act on the results that are shown. Pressed before those of the present query
// arrive, they would act on old results or on none: such keys wait, in order.
const list = document.querySelector("[data-md-component=search-result]");
let answered = "", held = [];
const isWaiting = () => box.value.trim() !== answered;
box?.addEventListener("keydown", event => {
  if (!isWaiting() || event.isComposing || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  held.push(event.key);
});
box?.addEventListener("input", () => { held = []; });
// The theme reports each answer once it shows it; the worker adds the query that it answers.
if (box) window.component$.subscribe(({ ref, query }) => {
  if (ref !== list || query === undefined) return;
  answered = query.trim();
  if (isWaiting()) return;
  for (const key of held.splice(0)) {
    const focused = document.activeElement;
    if (!focused.closest("[role=dialog]")) return; // the reader has left the search meanwhile
    if (key === "Enter" && focused !== box) focused.click(); // a made-up Enter follows no link
    else focused.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
});

// Tell those who cannot see it how many pages were found.
found?.setAttribute("role", "status");

// The theme's dialog has no name.
box?.closest("[role=dialog]")?.setAttribute("aria-label", box.getAttribute("aria-label"));
