// The page "Is my copy current?": which edition a rule is of, and what differs.
//
// What is pasted or dropped stays in this browser: its digest is looked up in the page's own data
// (rulebook/site/editions.py), and only texts of this site are fetched to compare it with.
import { diffLines } from "./vendor/diff/diff/line.js";

const { labels, newest, index, root, changes } = JSON.parse(document.getElementById("is-it-current-data").textContent);
const form = document.getElementById("is-it-current-form");
const { text: textField, files: fileField } = form.elements;
const results = document.getElementById("is-it-current-results");

const LEAST_ALIKE = .3; // the share of lines that an edited copy has in common with what it was
const CONTEXT = 2; // lines that are shown around a difference
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function element(name, children = [], attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

// Editors, Git and pasting change line ends, the byte order mark and the final newline: no edits.
const normalize = text => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").replace(/\n*$/, "\n");

async function digest(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

async function get(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

// What this site has published: { edition, language, slug, agent, digest, address }.
let published;
const publishedFiles = () => published ??= get(index).then(response => response.json());

const texts = new Map();
async function textOf({ address }) {
  if (!texts.has(address)) texts.set(address, await (await get(root + address)).text());
  return texts.get(address);
}

// The share of lines that two texts have in common.
function likeness(first, second) {
  const [a, b] = [first, second].map(text => text.split("\n").filter(line => line.trim()));
  const lines = new Set(b);
  return a.filter(line => lines.has(line)).length / Math.max(a.length, b.length, 1);
}

// The file that a copy is most like, if it is like one of them at all.
async function mostAlike(text, files) {
  const shares = await Promise.all(files.map(async file => likeness(text, await textOf(file))));
  const most = Math.max(LEAST_ALIKE, ...shares);
  return files[shares.indexOf(most)];
}

// Agents' files differ in their first lines only: first find the rule, then the agent.
async function nearest(text, files) {
  const rule = await mostAlike(text, files.filter(({ agent }) => agent === "cursor"));
  return rule && mostAlike(text, files.filter(({ slug, language, edition }) =>
    slug === rule.slug && language === rule.language && edition === rule.edition));
}

function showDifference(before, after) {
  const rows = diffLines(before, after).flatMap(({ value, added, removed }) => {
    const lines = value.replace(/\n$/, "").split("\n");
    if (added || removed) return lines.map(line => ({ sign: added ? "+" : "-", line }));
    const shown = lines.length > 2 * CONTEXT
      ? [...lines.slice(0, CONTEXT), undefined, ...lines.slice(-CONTEXT)] : lines;
    return shown.map(line => ({ sign: line === undefined ? "…" : " ", line: line ?? "" }));
  });
  const names = { "+": "ins", "-": "del" };
  return element("pre", [element("code", rows.map(({ sign, line }) =>
    element(names[sign] ?? "span", [`${sign} ${line}\n`])))], { className: "difference", tabIndex: 0 });
}

const isNewestOf = file => other =>
  other.edition === newest && other.slug === file.slug && other.language === file.language && other.agent === file.agent;

// What is known of one text: a sentence, and the nodes below it.
async function judge(text) {
  const files = await publishedFiles();
  const found = files.filter(file => file.digest === text.digest);
  const current = found.find(({ edition }) => edition === newest);
  if (current) return [fill(labels.current, current)];
  if (found.length) {
    const [older] = found;
    const next = files.find(isNewestOf(older));
    if (!next) return [fill(labels.gone, older)];
    return [fill(labels.older, { ...older, newest }), element("a", [labels.changes], { href: `${changes}#edition-${newest}-${older.slug}` }),
      showDifference(text.content, await textOf(next))];
  }
  const near = await nearest(text.content, files);
  if (!near) return [labels.unknown];
  return [fill(labels.edited, near), showDifference(await textOf(near), text.content)];
}

async function show(name, content) {
  const text = { content: normalize(content) };
  text.digest = await digest(text.content);
  const section = element("section", [element("h3", [name])]);
  results.append(section);
  try {
    const [sentence, ...rest] = await judge(text);
    section.append(element("p", [sentence]), ...rest);
  } catch (error) {
    section.append(element("p", [fill(labels.failed, { reason: error.message })]));
  }
}

async function check() {
  const given = [...fileField.files];
  results.replaceChildren();
  if (textField.value.trim()) await show(labels.pasted, textField.value);
  for (const file of given) await show(file.name, await file.text());
}

form.hidden = false;
form.addEventListener("submit", event => {
  event.preventDefault();
  check();
});
fileField.addEventListener("change", check);
form.addEventListener("dragover", event => event.preventDefault());
form.addEventListener("drop", event => {
  event.preventDefault();
  fileField.files = event.dataTransfer.files;
  check();
});
