// The search worker's first step: it answers the theme until somebody searches, so that pages
// do not load docs/assets/js/search.js for readers who never do.
"use strict";

{
  const SETUP = 0, READY = 1, RESULT = 3; // the theme's messages

  self.addEventListener("message", event => {
    const { type, data: query } = event.data;
    if (type === SETUP) return self.postMessage({ type: READY });
    if (!self.search && !query.trim()) return self.postMessage({ type: RESULT, data: { items: [], query } });
    self.search ?? importScripts("search.js");
    self.search(event);
  });
}
