"""Read and check the frontmatter of a rule, in the form that every known reader accepts.

Cursor reports nothing when frontmatter is malformed: the rule silently never loads. Cursor splits
lines, others parse YAML; the form below means the same to both.

Source: Cursor's documentation of rules (https://cursor.com/docs/context/rules), replies of its
staff and third-party tests, gathered up to 2026-11.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from rulebook.fault import Fault, Severity, quote
from rulebook.rules.globs import Found, globs_faults

FENCE: Final = "---"
KEYS: Final = ("description", "globs", "alwaysApply")


_KEY: Final = re.compile(r"(?P<key>[A-Za-z_][\w-]*)(?P<gap>[ \t]*):(?P<value>.*)")
_YAML_SYNTAX: Final = (*"[]{},&*!|>%@`", "- ", "? ")


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """The three values as Cursor takes them, and the line of the file on which the body starts."""

    description: str
    globs: tuple[str, ...]
    always_apply: bool
    body_line: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """One `key: value`: `column` is where the value starts."""

    line: int
    column: int
    value: str


def read_frontmatter(path: Path, text: str) -> tuple[Frontmatter | None, tuple[Fault, ...]]:
    """Return the frontmatter of a rule's text, and all its faults.

    There is no frontmatter to return where its end cannot be found.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        what = f"the first line is {quote(lines[0])}, not `{FENCE}`"
        fix = f"begin the file with `{FENCE}`, the keys, `{FENCE}`, with nothing before them"
        return None, (Fault(path, 1, 0, what, fix),)
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        what = "the frontmatter is never closed"
        return None, (Fault(path, 1, 0, what, f"write `{FENCE}` on a line after its keys"),)
    faults = [
        Fault(path, i + 1, 0, f"there are spaces after `{FENCE}`", "delete them", Severity.WARNING)
        for i in (0, closing)
        if lines[i] != FENCE
    ]
    entries, entry_faults = _entries(path, lines[1:closing])
    faults += entry_faults
    for key, entry in entries.items():
        faults += _value_faults(path, key, entry)
    faults += _mode_faults(path, entries)
    values = {key: entry.value for key, entry in entries.items()}
    frontmatter = Frontmatter(
        description=values.get("description", ""),
        globs=tuple(values["globs"].split(",")) if values.get("globs") else (),
        always_apply=values.get("alwaysApply") == "true",
        body_line=closing + 2,
    )
    return frontmatter, tuple(faults)


def _entries(path: Path, lines: list[str]) -> tuple[dict[str, _Entry], list[Fault]]:
    entries: dict[str, _Entry] = {}
    faults: list[Fault] = []
    spelled = {key.lower(): key for key in KEYS}
    for number, line in enumerate(lines, start=2):
        match = _KEY.fullmatch(line)
        if match is None:
            faults.append(Fault(path, number, 0, *_stray(line)))
            continue
        key = spelled.get(match["key"].lower(), "")
        if not key:
            what = f"{quote(match['key'])} is not a key of a Cursor rule"
            fix = f"keep only {_listed(KEYS)}"
            faults.append(Fault(path, number, 0, what, fix, Severity.WARNING))
            continue
        if match["key"] != key:
            what = f"the key is spelled {quote(match['key'])}"
            faults.append(Fault(path, number, 0, what, f"write `{key}`"))
        if key in entries:
            what = f"`{key}` is given again, after line {entries[key].line}"
            faults.append(Fault(path, number, 0, what, "keep one of them", Severity.WARNING))
            continue
        value = match["value"].strip(" \t")
        column = match.start("value") + len(match["value"]) - len(match["value"].lstrip(" \t")) + 1
        entries[key] = _Entry(number, column, value)
        if not value:
            fix = "write `true` or `false`" if key == "alwaysApply" else "leave the line out"
            what = f"`{key}` has no value"
            faults.append(Fault(path, number, 0, what, fix, Severity.STYLE))
        elif match["gap"] or match["value"] != f" {value}":
            what = f"`{key}` and its value are not joined by `: ` alone, or spaces follow"
            fix = f"write {quote(f'{key}: {value}')} with no other spaces around"
            severity = Severity.WARNING if match["gap"] else Severity.STYLE
            faults.append(Fault(path, number, 0, what, fix, severity))
    return entries, faults


def _stray(line: str) -> tuple[str, str, Severity]:
    if not line.strip():
        return "there is an empty line in the frontmatter", "delete it", Severity.STYLE
    if line.lstrip().startswith("#"):
        what = "there is a comment in the frontmatter"
        return what, f"keep only {_listed(KEYS)}", Severity.WARNING
    if line[0] in " \t-":
        what = f"{quote(line)} continues the line above or is an item of a list"
        return what, "write each value on one line, and globs joined with `,`", Severity.ERROR
    return f"{quote(line)} is not `key: value`", f"keep only {_listed(KEYS)}", Severity.ERROR


def _value_faults(path: Path, key: str, entry: _Entry) -> list[Fault]:
    if not entry.value:
        return []
    if key == "alwaysApply":
        found = _always_apply_faults(entry.value)
    elif key == "description":
        found = _description_faults(entry.value)
    else:
        found = globs_faults(entry.value)
    faults = [
        Fault(path, entry.line, entry.column + place, what, fix, severity)
        for place, what, fix, severity in found
    ]
    if not faults and (reading := _yaml_reading(key, entry.value)):
        fix = "word it so that YAML reads exactly this text"
        faults.append(Fault(path, entry.line, entry.column, reading, fix, Severity.WARNING))
    return faults


def _always_apply_faults(value: str) -> Iterator[Found]:
    if value not in {"true", "false"}:
        what = f"`alwaysApply` is {quote(value)}, which does nothing"
        yield 0, what, "write the bare lower-case word `true` or `false`", Severity.ERROR


def _description_faults(value: str) -> Iterator[Found]:
    begin = "begin with a word"
    if value[0] in "\"'":
        what = "the description is quoted"
        yield 0, what, "write it bare, beginning with a word", Severity.WARNING
    if value.startswith("#"):
        what = "the description begins with `#`: YAML reads a comment"
        yield 0, what, begin, Severity.WARNING
    if value.startswith(_YAML_SYNTAX):
        what = f"the description begins with `{value[0]}`: YAML syntax"
        yield 0, what, begin, Severity.WARNING
    if colon := re.search(r":(\s|$)", value):
        what = "the description has a colon before a space: YAML reads a key"
        fix = "write a dash or a comma, or word it otherwise"
        yield colon.start(), what, fix, Severity.WARNING
    if comment := re.search(r"\s#", value):
        what = "the description has a `#` after a space: YAML reads a comment"
        fix = "delete the `#`, or word it otherwise"
        yield comment.end() - 1, what, fix, Severity.WARNING


def _yaml_reading(key: str, value: str) -> str:
    """Return what strict YAML makes of a line, where that is not the text itself; else ""."""
    wanted = "bool" if key == "alwaysApply" else "str"
    try:
        node = yaml.compose(f"{key}: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or "a character that YAML forbids"
        return f"YAML cannot read `{key}`: {problem}"
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        return f"YAML reads more than `{key}` on this line"
    reading = node.value[0][1]
    kind = reading.tag.rpartition(":")[2]
    if kind != wanted:
        return f"YAML reads `{key}` as {kind}, not as text"
    if reading.value != value:
        return f"YAML reads `{key}` as {quote(reading.value)}"
    return ""


def _mode_faults(path: Path, entries: dict[str, _Entry]) -> Iterator[Fault]:
    always = entries.get("alwaysApply")
    if always is None:
        what = "`alwaysApply` is missing"
        fix = "write `alwaysApply: true` or `alwaysApply: false`"
        yield Fault(path, 1, 0, what, fix, Severity.STYLE)
    elif always.value == "true" and "globs" in entries:
        what = "`globs` beside `alwaysApply: true`: they are ignored, or the rule is misfiled"
        fix = "leave `globs` out, or write `alwaysApply: false`"
        yield Fault(path, entries["globs"].line, 0, what, fix, Severity.WARNING)


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
