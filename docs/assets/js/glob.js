// Does a pattern of a rule match a path? As minimatch answers with `dot`, which Cursor uses; for
// the patterns that a rule may have (no braces, no negation, `**` only as a whole segment).

// A set of characters up to its `]`, or undefined where none follows: [ is then a character.
function characterSet(segment, start) {
  const negated = "!^".includes(segment[start + 1] ?? " ");
  const first = start + (negated ? 2 : 1);
  const end = segment.indexOf("]", first + 1);
  if (end < 0) return undefined;
  const inside = segment.slice(first, end).replace(/[\\\]^[]/g, "\\$&");
  return { source: `(?!/)[${negated ? "^" : ""}${inside}]`, end };
}

function segmentSource(segment) {
  let source = segment === "*" ? "(?=[^/])" : "";
  for (let at = 0; at < segment.length; at++) {
    const character = segment[at];
    const set = character === "[" ? characterSet(segment, at) : undefined;
    if (set) {
      source += set.source;
      at = set.end;
    } else if (character === "*") source += "[^/]*";
    else if (character === "?") source += "[^/]";
    else source += character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }
  return source;
}

// Source of a regular expression for a whole path.
function globSource(pattern) {
  const segments = pattern.split("/");
  return segments.map((segment, at) => {
    const isLast = at === segments.length - 1;
    if (segment === "**") return isLast ? "[^/]+(?:/[^/]+)*" : "(?:[^/]+/)*";
    return segmentSource(segment) + (isLast ? "" : "/");
  }).join("");
}

const known = new Map();

export function matches(path, pattern) {
  if (!known.has(pattern)) known.set(pattern, new RegExp(`^${globSource(pattern)}$`, "u"));
  return known.get(pattern).test(path);
}
