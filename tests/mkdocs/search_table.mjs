// Asks the search worker of a built site many queries, in Node: the worker's own files, unchanged.
//
//   node search_table.mjs SITE LANGUAGE ENGINE < queries.json
//
// `queries.json` is a list of texts; the answer, on standard output, is a list of lists of
// locations, best first. ENGINE is the theme's worker, relative to the site.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const [site, language, engine] = process.argv.slice(2);
const root = "http://site.invalid/";
const file = url => join(site, new URL(url).pathname);

let answer;
const worker = createContext({
  URL, console,
  location: `${root}assets/js/search-start.js?engine=../../${engine}&index=../../search/${language}.json`,
  addEventListener: (_, listener) => { worker.handle = listener; },
  postMessage: message => answer(message.data),
  fetch: async url => ({ ok: true, json: async () => JSON.parse(readFileSync(file(url), "utf8")) }),
});
worker.self = worker;
worker.importScripts = url => runInContext(readFileSync(file(new URL(url, worker.location)), "utf8"), worker);
worker.importScripts("search-start.js");
const start = worker.handle; // the engine sets another one for itself

const QUERY = 2;
const results = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { items } = await new Promise(resolve => {
    answer = resolve;
    start({ data: { type: QUERY, data: query } });
  });
  results.push(items.map(([first]) => first.location));
}
process.stdout.write(JSON.stringify(results));
