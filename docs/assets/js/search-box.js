// What the theme's search box lacks. docs/assets/js/search.js answers it.
"use strict";

const box = document.querySelector("[data-md-component=search-query]");

// The theme listens to keys alone: what is pasted, dictated or composed may strike none.
box?.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));

// Who enters the box will search: fetch now what the worker will ask for.
box?.addEventListener("focus", () => {
  const { search } = JSON.parse(document.getElementById("__config").textContent);
  const worker = new URL(search, document.baseURI);
  for (const part of worker.searchParams.values()) fetch(new URL(part, worker));
}, { once: true });

// Tell those who cannot see it how many pages were found.
document.querySelector(".md-search-result__meta")?.setAttribute("role", "status");

// The theme's dialog has no name.
box?.closest("[role=dialog]")?.setAttribute("aria-label", box.getAttribute("aria-label"));
