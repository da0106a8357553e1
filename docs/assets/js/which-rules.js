// The page "Which rules apply here?": which rules a path brings in, and a zip of chosen ones.
//
// The page holds its data as JSON (rulebook/site/which_rules.py), so nothing is fetched until
// somebody downloads. Without this script the page still shows the table of rules and patterns.
import { matches } from "./glob.js";
import { downloadZip } from "./vendor/client-zip.js";

const { labels, agents, languages, rules } = JSON.parse(document.getElementById("which-rules-data").textContent);
const form = document.getElementById("which-rules-form");
const { paths, agent: agentField, language: languageField, rule: ruleFields } = form.elements;
const attached = document.getElementById("which-rules-attached");
const picked = document.getElementById("which-rules-picked");
const download = document.getElementById("which-rules-download");

const chosenAgent = () => agents.find(({ slug }) => slug === agentField.value);
const fileOf = (rule, agent) => rule.files[languageField.value][agent.slug];
const number = new Intl.NumberFormat(document.documentElement.lang).format;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function element(name, children = [], attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}
const code = text => element("code", [text]);
const list = items => element("ul", items.map(item => element("li", [item].flat())));

/* Which rules does a path bring in? ---------------------------------------------------------- */

// How a rule reaches the agent for a path: { rule, pattern } with its own pattern, or undefined.
function attachment(rule, path, agent) {
  if (rule.mode === "always" && agent.modes.includes("always")) return { rule, pattern: "" };
  if (rule.mode !== "files" || !agent.modes.includes("files")) return undefined;
  const pattern = rule.globs.find(glob => matches(path, glob));
  return pattern && { rule, pattern };
}

function warnings(loaded, agent) {
  const found = loaded.filter(({ rule }) => agent.mostCharacters && fileOf(rule, agent).characters > agent.mostCharacters)
    .map(({ rule }) => fill(labels.tooLong, { slug: rule.slug, most: number(agent.mostCharacters), agent: agent.name }));
  const bytes = loaded.reduce((sum, { rule }) => sum + fileOf(rule, agent).bytes, 0);
  if (agent.mostBytes && bytes > agent.mostBytes)
    found.push(fill(labels.tooMuch, { bytes: number(bytes), most: number(agent.mostBytes), agent: agent.name }));
  return found.map(text => element("p", [text], { className: "which-rules__warning" }));
}

// `\` and a leading `./` or `/` are how people paste paths; patterns know neither.
const asPath = line => line.trim().replaceAll("\\", "/").replace(/^\.?\/+/, "");

function showAttached() {
  const agent = chosenAgent();
  const typed = [...new Set(paths.value.split("\n").map(asPath))].filter(path => path);
  attached.replaceChildren(...typed.slice(0, 200).flatMap(path => {
    const loaded = rules.map(rule => attachment(rule, path, agent)).filter(found => found);
    const routed = rules.filter(rule => !loaded.some(found => found.rule === rule));
    const tokens = loaded.reduce((sum, { rule }) => sum + fileOf(rule, agent).tokens, 0);
    return [
      element("h3", [code(path)]),
      list(loaded.map(({ rule, pattern }) => [
        element("a", [rule.slug], { href: rule.page }),
        ` · ${fill(labels.tokens, { count: number(fileOf(rule, agent).tokens) })} · `,
        ...(pattern ? [`${labels.byPattern} `, code(pattern)] : [labels.always]),
      ])),
      element("p", [fill(labels.sum, { count: number(tokens), agent: agent.name })]),
      ...(routed.length ? [element("p", [`${labels.routed} ${routed.map(({ slug }) => slug).join(", ")}`])] : []),
      ...warnings(loaded, agent),
    ];
  }));
}

/* A zip of chosen rules ----------------------------------------------------------------------- */

const chosenRules = () => rules.filter(({ slug }) => [...ruleFields].some(({ value, checked }) => checked && value === slug));

function showPicked() {
  const agent = chosenAgent();
  const chosen = chosenRules();
  const files = chosen.map(rule => ({ rule, file: fileOf(rule, agent) }));
  const tokens = files.reduce((sum, { file }) => sum + file.tokens, 0);
  picked.replaceChildren(
    list(files.map(({ file }) => [
      code(file.path), ` · ${fill(labels.tokens, { count: number(file.tokens) })}`,
      ...(file.losses.length ? [` · ${file.losses.join(" ")}`] : []),
    ])),
    element("p", [fill(labels.total, { files: number(files.length), count: number(tokens) })]),
  );
  download.disabled = !files.length;
}

async function saveZip() {
  const agent = chosenAgent();
  const name = `rules-${agent.slug}-${languageField.value}.zip`;
  download.disabled = true;
  try {
    const contents = await Promise.all(chosenRules().map(async rule => {
      const { path, url } = fileOf(rule, agent);
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return { path, content: await response.blob() };
    }));
    // Rules that always apply share one AGENTS.md, in which they follow one another.
    const files = Object.entries(Object.groupBy(contents, ({ path }) => path)).map(([path, parts]) => ({
      name: path,
      input: new Blob(parts.flatMap(({ content }, at) => (at ? ["\n", content] : [content]))),
      lastModified: new Date("1980-01-01T00:00:00"),
    }));
    const blob = await downloadZip(files).blob();
    const link = element("a", [], { href: URL.createObjectURL(blob), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    picked.append(element("p", [fill(labels.failed, { reason: error.message })], { className: "which-rules__warning" }));
  }
  download.disabled = false;
}

/* The choice lives in the address ------------------------------------------------------------- */

function readAddress() {
  const wanted = new URLSearchParams(location.search);
  const select = (field, values, value) => { if (values.includes(value)) field.value = value; };
  select(agentField, agents.map(({ slug }) => slug), wanted.get("agent"));
  select(languageField, languages, wanted.get("language"));
  if (wanted.has("paths")) paths.value = wanted.get("paths");
  if (wanted.has("rules")) {
    const slugs = wanted.get("rules").split(",");
    for (const field of ruleFields) field.checked = slugs.includes(field.value);
  }
}

function writeAddress() {
  const address = new URL(location);
  address.search = new URLSearchParams({
    agent: agentField.value,
    language: languageField.value,
    rules: chosenRules().map(({ slug }) => slug).join(","),
    ...(paths.value.trim() ? { paths: paths.value } : {}),
  });
  history.replaceState(null, "", address);
}

readAddress();
form.hidden = false;
showAttached();
showPicked();
form.addEventListener("input", () => {
  showAttached();
  showPicked();
  writeAddress();
});
form.addEventListener("submit", event => {
  event.preventDefault();
  saveZip();
});
