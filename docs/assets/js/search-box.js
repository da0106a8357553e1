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

// Enter and the arrows act on the results that are shown. Pressed before they arrive, they would
// do nothing: such a key waits for the results. The theme writes their number with each answer.
let sought = "", isWaiting = false, held;
box?.addEventListener("input", () => {
  if (box.value.trim() === sought) return;
  sought = box.value.trim();
  isWaiting = sought !== "";
  held = undefined;
});
box?.addEventListener("keydown", event => {
  if (!isWaiting || held || event.isComposing || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  held = event.key;
});
if (found) new MutationObserver(() => {
  const key = held;
  isWaiting = false;
  held = undefined;
  // The theme fills the list after it has written the number.
  if (key && document.activeElement === box)
    setTimeout(() => box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
}).observe(found, { childList: true });

// Tell those who cannot see it how many pages were found.
found?.setAttribute("role", "status");

// The theme's dialog has no name.
box?.closest("[role=dialog]")?.setAttribute("aria-label", box.getAttribute("aria-label"));
