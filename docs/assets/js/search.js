// The search worker's engine: docs/assets/js/search-start.js, which pages name instead of the
// theme's own worker (`search` in their __config), loads it with the first query.
//
// The theme's worker cuts texts into words, highlights, and groups sections by page: it still does.
// But it takes `의존성을` for another word than `의존성`, so this one answers what matters to readers
// itself, over the theme's index: which sections, in what order. Nothing is fetched before
// somebody searches. rulebook/mkdocs/search_index.py makes the index.
"use strict";

const SETUP = 0, QUERY = 2, RESULT = 3; // the theme's messages
const FIELDS = { title: 10, text: 1, page: 1 }; // what a word is worth there; page: the title above
const EXACT = 1, INFLECTED = .9, SYNONYM = .8, START = .6, INSIDE = .4, NEARLY = .2; // how well a word matches
const TOGETHER = 1.5; // what words gain that follow each other
const RULE = 1.2; // what a rule gains over a chapter that speaks of it as much
const LONGEST = 200; // letters of a query; more is not a question

/* Words --------------------------------------------------------------------------------------- */

// Between words: markup, what is neither letter nor digit, a full stop but for `3.13`, and the
// border between scripts (`FastAPI에서`).
const SEPARATOR = String.raw`&\w+;|[\s!-\-/:-@[-\x60{-~\u00a0-\u00bf\u00d7\u2000-\u2bff\u3000-\u303f\ufe0f]+`
  + String.raw`|\.(?!\d)|(?<!\d)\.|(?<=[A-Za-z\d])(?=[가-힣])|(?<=[가-힣])(?=[A-Za-z\d])`;
const BORDER = new RegExp(SEPARATOR);

// What follows a Korean noun without making it another word: particles, forms of 하다, 되다, 이다.
const PARTICLE = new RegExp(`^(?:${[
  "(?:들|별|용|시|간|내|상|적|중|후|전)?(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로)?",
  "(?:으?로|에|에서|에게|까지|부터|와|과)(?:는|도|만|의|부터|까지|서|써)?",
  "께|한테|처럼|보다|마다|조차|밖에|만[을의이]|만으로|없이|이?나|이?며|이?고|이?라도?|이?란|이?라[는고면]",
  "인|일|이다|이면|입니다|이어야|여야|하고",
  "[하되했됐돼해]\\S{0,3}|시[키켜킨킵]\\S{0,3}|[한할함된될됨]|[합됩]니다",
].join("|")})$`);
const SHORT_PARTICLE = /^(?:은|는|이|가|을|를|의|에|와|과|도|만|으?로|에서)$/; // after one syllable

// Words that ask, and say little of what is sought; lunr knows more English ones.
const FILLERS = new Set("방법 방법은 어떻게 무엇 하는 하기 위한 대한 관련 사용법 및 등 법 use using write writing make way".split(" "));

const isKorean = word => /[가-힣]/.test(word);
const isFiller = word => FILLERS.has(word) || lunr.stopWordFilter(word) === undefined;
const isNoun = (word, noun) => word.startsWith(noun) && PARTICLE.test(word.slice(noun.length));
const stem = word => lunr.stemmer(new lunr.Token(word)).toString();

// The keys that are struck for Korean: 간 → ㄱㅏㄴ, so that a word half written (`의조` on the way
// to `의존`) begins the whole one. ㅔ sounds like ㅐ, and is taken for it in loan words.
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS = "ㅏㅐㅑㅒㅓㅐㅕㅒㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = ",ㄱ,ㄲ,ㄱㅅ,ㄴ,ㄴㅈ,ㄴㅎ,ㄷ,ㄹ,ㄹㄱ,ㄹㅁ,ㄹㅂ,ㄹㅅ,ㄹㅌ,ㄹㅍ,ㄹㅎ,ㅁ,ㅂ,ㅂㅅ,ㅅ,ㅆ,ㅇ,ㅈ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ".split(",");
const keys = word => word.replace(/[가-힣]/g, syllable => {
  const code = syllable.charCodeAt(0) - 0xac00;
  return INITIALS[Math.floor(code / 588)] + VOWELS[Math.floor(code % 588 / 28)] + FINALS[code % 28];
});

// At most one key more, less or other.
function isTypo(a, b) {
  let same = 0, end = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  while (end < Math.min(a.length, b.length) - same && a.at(-1 - end) === b.at(-1 - end)) end++;
  return same > 0 && Math.max(a.length, b.length) - same - end <= 1;
}

// The words of the pages, and which of them a word of a query means.
class Vocabulary {
  #words;
  #stems;
  #tails = new Map(); // taskgroup → [group]
  #synonyms = new Map();
  #found = new Map();

  constructor(words, names, synonyms) {
    this.#words = words;
    this.#stems = new Map(words.map(word => [word, stem(word)]));
    for (const name of names) {
      const capitals = [...name.matchAll(/(?<=[a-z\d])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g)];
      this.#tails.set(name.toLowerCase(), capitals.map(({ index }) => name.slice(index).toLowerCase()));
    }
    for (const [english, korean] of synonyms) {
      this.#synonyms.set(stem(english), [korean]);
      this.#synonyms.set(korean, [english]);
    }
  }

  // word → how well it matches
  find(word) {
    if (!this.#found.has(word)) {
      const found = new Map();
      const add = (sought, quality) => {
        const match = isKorean(sought) ? this.#korean(sought) : this.#latin(sought);
        for (const other of this.#words)
          found.set(other, Math.max(found.get(other) ?? 0, quality * match(other)));
      };
      add(word, 1);
      // Korean pages say in Korean what is sought in English, rarely the other way round.
      for (const synonym of this.#synonyms.get(stem(word)) ?? [])
        add(synonym, isKorean(word) && !isKorean(synonym) ? .3 : SYNONYM);
      this.#found.set(word, new Map([...found].filter(([, quality]) => quality)));
    }
    return this.#found.get(word);
  }

  #korean(word) {
    return other => isNoun(other, word) ? EXACT
      : other.startsWith(word) ? START
      : word.length > 1 && other.includes(word) ? INSIDE : 0;
  }

  #latin(word) {
    const root = /^[a-z]{3}/.test(word) ? stem(word) : undefined;
    const match = other => other === word ? EXACT
      : root && (this.#stems.get(other) ?? stem(other)) === root ? INFLECTED
      : other.startsWith(word) ? START : 0;
    return other => Math.max(match(other), ...(this.#tails.get(other) ?? []).map(tail => .8 * match(tail)));
  }

  // The noun in a Korean word, if the pages have it in another form too: 의존성을 → 의존성.
  noun(word) {
    for (let end = 1; isKorean(word) && end < word.length; end++) {
      const noun = word.slice(0, end), rest = word.slice(end);
      if (end === 1 ? SHORT_PARTICLE.test(rest) && this.#words.includes(noun)
        : PARTICLE.test(rest) && (this.#synonyms.has(noun)
          || this.#words.some(other => other !== word && (isNoun(other, noun) || other.endsWith(noun)))))
        return noun;
    }
    return word;
  }

  // The words that the pages write apart: 테스트코드 → 테스트, 코드.
  parts(word) {
    const [least, shortest] = isKorean(word) ? [2, 1] : [3, 3];
    for (let cut = word.length - least; cut >= shortest; cut--) {
      const start = word.slice(0, cut), end = this.noun(word.slice(cut));
      if (cut < least ? !this.#words.includes(start) : !this.#isKnown(start)) continue;
      const rest = this.find(end).size ? [end] : this.parts(end);
      if (rest.length) return [start, ...rest];
    }
    return [];
  }

  // Do pages have the word, or one that means the same?
  #isKnown(word) {
    return Math.max(...this.find(word).values()) >= SYNONYM;
  }

  // What is meant by a word that no page has: it may be half written, or misspelt.
  nearly(word) {
    const nouns = [word, ...[...word.slice(2)].map((_, i) => word.slice(0, -1 - i))
      .filter(noun => isKorean(word) && isNoun(word, noun))];
    for (const typed of nouns.map(keys)) {
      for (const test of [
        other => other.startsWith(typed),
        other => typed.length > 3 && !isKorean(word) && other.includes(typed),
        other => typed.length > 4 && isTypo(typed, isKorean(word) ? other.slice(0, typed.length) : other),
      ]) {
        const found = this.#words.filter(other => test(keys(other)));
        if (found.length) return new Map(found.map(other => [other, NEARLY]));
      }
    }
    return new Map();
  }
}

/* Sections ------------------------------------------------------------------------------------ */

// lunr's index of one language, with what ranking needs.
// Where a word stands is told as section → { score, at: field → word → positions }.
class Index {
  #postings; // word → field → section → { position }
  #lengths = {}; // field → section → length by the average
  #sections;

  constructor(postings, docs, synonyms) {
    this.#postings = postings;
    this.#sections = docs.length;
    for (const field of Object.keys(FIELDS)) {
      const lengths = this.#lengths[field] = {};
      for (const { [field]: sections } of Object.values(postings))
        for (const [section, { position }] of Object.entries(sections))
          lengths[section] = (lengths[section] ?? 0) + position.length;
      const average = Object.values(lengths).reduce((sum, length) => sum + length, 0) / docs.length;
      for (const section of Object.keys(lengths)) lengths[section] /= average;
    }
    const names = docs.flatMap(({ title, text }) => `${title} ${text}`.match(/[A-Za-z\d]+/g) ?? []);
    this.vocabulary = new Vocabulary(Object.keys(postings), new Set(names), synonyms);
  }

  // BM25F: rare words count more, and the tenth time less than the first.
  #score(sections) {
    const rarity = Math.log(1 + this.#sections / (sections.size + .5));
    for (const hit of sections.values())
      hit.score = rarity * hit.quality * hit.weight / (hit.weight + 1.2);
    return sections;
  }

  #add(sections, section, field, word, positions, quality) {
    const hit = sections.get(section) ?? { quality: 0, weight: 0, at: {} };
    sections.set(section, hit);
    hit.quality = Math.max(hit.quality, quality);
    hit.weight += quality * FIELDS[field] * positions.length / (.5 + .5 * this.#lengths[field][section]);
    ((hit.at[field] ??= Object.create(null))[word] ??= []).push(...positions); // `constructor` is a word
  }

  // found: word → how well it matches
  any(found) {
    const sections = new Map();
    for (const [word, quality] of found)
      for (const field of Object.keys(FIELDS))
        for (const [section, { position }] of Object.entries(this.#postings[word][field]))
          this.#add(sections, section, field, word, position, quality);
    return this.#score(sections);
  }

  // All of them, wherever they stand; counts as one word.
  all(places) {
    const sections = places.reduce((first, second) => new Map([...first].flatMap(([section, a]) => {
      const b = second.get(section);
      if (!b) return [];
      const at = Object.fromEntries(Object.keys(FIELDS).map(field => [field, { ...a.at[field], ...b.at[field] }]));
      return [[section, { score: a.score + b.score * (isNext(a, b) ? 1 : .5), at }]];
    })));
    for (const hit of sections.values()) hit.score /= places.length;
    return sections;
  }

  // All of them, one after the other: get_db, asyncio.run, N+1.
  phrase(places) {
    const sections = new Map();
    for (const section of places[0].keys()) {
      const hits = places.map(place => place.get(section));
      if (!hits.every(hit => hit)) continue;
      for (const field of Object.keys(FIELDS)) {
        const words = hits.map(hit => new Map(Object.entries(hit.at[field] ?? {})
          .flatMap(([word, positions]) => positions.map(position => [position, word]))));
        for (const start of words[0].keys())
          if (words.every((at, i) => at.has(start + i)))
            words.forEach((at, i) => this.#add(sections, section, field, at.get(start + i), [start + i], EXACT));
      }
    }
    return this.#score(sections);
  }

  // Where one word of a query stands, however it is written.
  look(word, { isWhole, joined }) {
    const { vocabulary } = this;
    const noun = vocabulary.noun(word);
    let found = vocabulary.find(noun);
    if (isWhole) found = new Map([...found].filter(([, quality]) => quality > START));
    for (const other of joined)
      for (const [together, quality] of vocabulary.find(vocabulary.noun(other)))
        if (quality === EXACT) found = new Map(found).set(together, EXACT);
    const readings = [this.any(found)];
    const parts = isKorean(noun) || !found.size ? vocabulary.parts(noun) : [];
    if (parts.length) readings.push(this.all(parts.map(part => this.any(vocabulary.find(part)))));
    if (!isWhole && readings.every(({ size }) => !size)) readings.push(this.any(vocabulary.nearly(noun)));
    const best = new Map();
    for (const [section, hit] of readings.flatMap(reading => [...reading]))
      if (!(best.get(section)?.score >= hit.score)) best.set(section, hit);
    return { word: noun, sections: best };
  }
}

// Does the second follow the first, or stand in the same word?
function isNext(first, second) {
  return Object.keys(FIELDS).some(field => {
    const before = new Set(Object.values(first.at[field] ?? {}).flat());
    return Object.values(second.at[field] ?? {}).flat().some(at => before.has(at - 1) || before.has(at));
  });
}

/* Queries ------------------------------------------------------------------------------------- */

// The units of a query: { word: as pages have it, sections, isFiller }.
function read(index, query) {
  const typed = query.slice(0, LONGEST).normalize("NFC").toLowerCase().split(/\s+/)
    .map(word => word
      .replace(/(?<=[가-힣])[ㄱ-ㅣ]+$/, "") // not yet a syllable
      .replace(/(?<=[a-z\d])[가-힣]+$/, end => PARTICLE.test(end) ? "" : end))
    .map(text => ({ text, parts: text.split(BORDER).filter(part => part) }));
  const words = typed.flatMap(({ parts }) => parts);
  let i = 0;
  return typed.flatMap(({ text, parts }) => {
    const units = parts.map(word => {
      const [before, after] = [words[i - 1], words[++i]];
      const isWhole = isFiller(word) ? words.length > 1
        : !isKorean(word) && (word.length === 1 ? words.length > 1 : after !== undefined);
      const joined = [before && before + word, after && word + after].filter(together => together);
      let unit = index.look(word, { isWhole, joined });
      if (isWhole && word.length > 1 && !isFiller(word) && !unit.sections.size)
        unit = index.look(word, { isWhole: false, joined });
      return { ...unit, isFiller: isFiller(word) };
    });
    if (units.length < 2) return units;
    const sections = index.phrase(units.map(unit => unit.sections));
    return sections.size ? [{ word: text, sections, isFiller: false }] : units;
  });
}

// The sections that hold every word or, where none does, those that hold some.
function rank(index, query) {
  const units = read(index, query);
  const sought = units.some(unit => !unit.isFiller) ? units.filter(unit => !unit.isFiller) : units;
  const sections = new Set(sought.flatMap(unit => [...unit.sections.keys()]));
  const answers = [...sections].map(ref => {
    const hits = units.map(unit => unit.sections.get(ref));
    const coverage = sought.filter(unit => unit.sections.has(ref)).length / sought.length;
    const sum = hits.reduce((total, hit, i) =>
      total + (hit ? hit.score * (hits[i - 1] && isNext(hits[i - 1], hit) ? TOGETHER : 1) : 0), 0);
    // The theme doubles what it finds at a page's head: only a page's title deserves it.
    const isHead = !ref.includes("#") && !hits.some(hit => hit?.at.title);
    const isRule = /^(?:\w+\/)?rules\/./.test(ref);
    const score = 100 * sum * coverage ** 2 * (isRule ? RULE : 1) / (isHead ? 2 : 1);

    const metadata = Object.create(null);
    for (const { at } of hits.filter(hit => hit))
      for (const [field, words] of Object.entries(at))
        for (const [word, positions] of Object.entries(words)) {
          const known = (metadata[word] ??= {})[field]?.position ?? [];
          metadata[word][field] = { position: [...new Set([...known, ...positions])] };
        }

    // What the theme calls missing or, if search.highlight is on, marks on the page.
    const terms = Object.fromEntries(units
      .filter((unit, i) => hits[i] ? unit.word.length > 1 : !unit.isFiller)
      .map(unit => [unit.word, unit.sections.has(ref)]));
    return { ref, score, coverage, terms, matchData: { metadata } };
  });
  const complete = answers.filter(answer => answer.coverage === 1);
  const given = complete.length ? complete : answers;
  const counts = new Map(); // page → sections
  const page = ({ ref }) => ref.split("#")[0];
  for (const answer of given) counts.set(page(answer), (counts.get(page(answer)) ?? 0) + 1);
  for (const answer of given) answer.score *= 1 + .1 * Math.log2(counts.get(page(answer)));
  return given;
}

/* Results ------------------------------------------------------------------------------------- */

const TEASER = 240, LINES = 4; // letters of a result, lines of its code

// The paragraphs, lists and code of a section, and the text between them.
function blocks(html) {
  const found = [];
  let depth = 0, start = 0;
  for (const { 0: tag, index } of html.matchAll(/<\/?(?:p|pre|ul|ol)>/g)) {
    const isEnd = tag.startsWith("</");
    depth += isEnd ? -1 : 1;
    if (depth !== (isEnd ? 0 : 1)) continue;
    const end = isEnd ? index + tag.length : index;
    found.push(html.slice(start, end));
    start = end;
  }
  return [...found, html.slice(start)].filter(block => block.trim());
}

// The lines of code, or the words of loose text, around the first mark.
function crop(block) {
  const code = block.match(/^(<pre>(?:<code>)?)(.*?)((?:<\/code>)?<\/pre>)$/s);
  if (code) {
    const lines = code[2].split("\n");
    const marked = Math.max(0, lines.findIndex(line => line.includes("<mark>")));
    const first = Math.max(0, Math.min(marked - 1, lines.length - LINES));
    return code[1] + lines.slice(first, first + LINES).join("\n") + code[3];
  }
  if (block.startsWith("<") || block.length < 2 * TEASER) return block;
  const from = block.lastIndexOf(" ", Math.max(0, block.indexOf("<mark>") - TEASER / 4));
  const to = block.indexOf(" ", from + TEASER);
  return (from > 0 ? "… " : "") + block.slice(from + 1, to < 0 ? undefined : to) + (to < 0 ? "" : " …");
}

// get_db is one name, though its parts are marked.
const unite = html => html.replace(/<\/mark>([_.]?)<mark>/g, "$1");

// What a result shows of a section: from the first mark on, and not the whole of it.
function teaser(html) {
  const all = blocks(html);
  const shown = [];
  for (const block of all.slice(Math.max(0, all.findIndex(each => each.includes("<mark>"))))) {
    if (shown.join("").length > TEASER) break;
    shown.push(crop(block));
  }
  return shown.join("");
}

/* The theme's worker -------------------------------------------------------------------------- */

const post = self.postMessage.bind(self);
const ANYTHING = "\ue000"; // what the theme's worker is asked; rank() knows the query

// Resolves to a function: query → the theme's result.
async function start() {
  const parameters = new URL(location).searchParams;
  const response = await fetch(new URL(parameters.get("index"), location));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const { docs, synonyms } = await response.json();

  let handle, reply;
  self.addEventListener = (_, listener) => { handle = listener; };
  self.postMessage = message => reply(message);
  importScripts(new URL(parameters.get("engine"), location));
  const ask = (type, data) => new Promise(resolve => {
    reply = resolve;
    handle({ data: { type, data } });
  });

  let page;
  for (const doc of docs) {
    if (doc.location.includes("#")) doc.page = page;
    else page = doc.title;
  }
  const fields = Object.fromEntries(Object.keys(FIELDS).map(field => [field, {}]));
  await ask(SETUP, { config: { lang: ["en"], pipeline: [], separator: SEPARATOR, fields }, docs, options: {} });

  let index, query, answers;
  lunr.Index.prototype.search = function () {
    index ??= new Index(this.invertedIndex, docs, synonyms);
    return answers = rank(index, query);
  };
  return async text => {
    query = text;
    const { data } = await ask(QUERY, ANYTHING);
    const terms = new Map(answers.map(answer => [answer.ref, answer.terms]));
    for (const item of data.items.flat()) {
      item.title = unite(item.title);
      item.text = teaser(unite(item.text));
      item.terms = terms.get(item.location) ?? {};
    }
    return data;
  };
}

let turns = 0, engine;
self.search = async ({ data: { data: query } }) => {
  const turn = ++turns;
  let data = { items: [] };
  if (query.trim()) {
    try {
      const search = await (engine ??= start());
      if (turn !== turns) return; // more was typed meanwhile
      data = await search(query);
    } catch (error) {
      engine = undefined; // the next key tries again
      console.error(error);
    }
  }
  if (turn === turns) post({ type: RESULT, data: { ...data, query } });
};
