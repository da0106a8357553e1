"""Repair what is safe to repair in a rule's file: its frontmatter's form and its line ends.

The bytes of the body never change, its line ends apart: CRLF becomes LF, and the file ends with one
newline. A rule's text and its files stay; where that is unsure, nothing changes.
"""

import os
import re
import tempfile
from pathlib import Path
from typing import Final

import bracex

from rulebook.rules.frontmatter import FENCE, KEYS, read_frontmatter

_KEY: Final = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?P<value>.*)")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_QUOTED: Final = re.compile(r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^'\\]*)'")
_SPELLED: Final = {key.lower(): key for key in KEYS}
MOST_PATTERNS: Final = 50
"""More patterns than that are no form of braces that anybody meant."""


def repaired(path: Path, raw: bytes) -> bytes:
    """Return a rule's bytes in the form that every reader takes alike; as they are if unsure."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    ended = text.rstrip("\n") + "\n" if text.strip() else text
    lines = ended.split("\n")
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if lines[0].rstrip() != FENCE or closing is None:
        return ended.encode()
    head = _head(lines[1:closing])
    if head is None:
        return ended.encode()
    changed = "\n".join([FENCE, *head, FENCE, *lines[closing + 1 :]])
    faults_before = len(read_frontmatter(path, ended)[1])
    faults_after = len(read_frontmatter(path, changed)[1])
    return (changed if faults_after < faults_before else ended).encode()


def repair(path: Path) -> bool:
    """Repair a file; return whether it changed. It is replaced whole or not at all.

    Raises:
        OSError: the file cannot be read or replaced.

    """
    raw = path.read_bytes()
    new = repaired(path, raw)
    if new == raw:
        return False
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _head(lines: list[str]) -> list[str] | None:
    """Return the lines between the fences in the usual form; None where a line is not clear."""
    values = _values(lines)
    if values is None:
        return None
    head = []
    for key, written in values.items():
        value: str | None = written
        if key == "globs":
            value = _globs(written)
        elif key == "description":
            value = _description(written)
        elif key == "alwaysApply":
            value = (
                _bare(written).lower() if _bare(written).lower() in {"true", "false"} else written
            )
        if value is None:
            return None
        if value:
            head.append(f"{key}: {value}")
    if not any(line.startswith("alwaysApply:") for line in head):
        head.append("alwaysApply: false")  # what Cursor takes where it is missing
    return head


def _values(lines: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    last = ""
    for line in lines:
        if not line.strip():
            continue
        if item := _ITEM.fullmatch(line):
            if last != "globs":
                return None
            values[last] = ",".join(part for part in (values[last], item["value"].strip()) if part)
            continue
        match = _KEY.fullmatch(line)
        if match is None:
            return None
        last = _SPELLED.get(match["key"].lower(), match["key"])
        if last in values:
            return None
        values[last] = match["value"].strip()
    return values


def _bare(value: str) -> str:
    match = _QUOTED.fullmatch(value)
    return value if match is None else match["double"] or match["single"] or ""


def _description(value: str) -> str:
    bare = _bare(value).strip()
    readable = re.match(r"\w", bare) and not re.search(r":(\s|$)|\s#", bare)
    return bare if readable or not bare else value


def _globs(value: str) -> str | None:
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    patterns: list[str] = []
    for written in _parts(value):
        pattern = _bare(written.strip()).strip()
        if re.search(r"[\"'\[\]\s!\\]", pattern):
            return None
        expanded = _expanded(pattern)
        if expanded is None:
            return None
        patterns += [each for each in expanded if each]
    unique = list(dict.fromkeys(patterns))
    named = next((each for each in unique if each[0] not in "*&"), None)
    if named and unique[0] != named:
        unique.remove(named)
        unique.insert(0, named)
    return ",".join(unique)


def _parts(value: str) -> list[str]:
    """Split at commas outside of braces and quotes."""
    return re.findall(r"(?:\{[^{}]*\}|\"[^\"]*\"|'[^']*'|[^,])+", value)


def _expanded(pattern: str) -> list[str] | None:
    inner = [pattern] if "{" in pattern else pattern.split(",")
    found: list[str] = []
    for each in inner:
        if "{" not in each and "}" not in each:
            found.append(each.strip())
            continue
        if each.count("{") != each.count("}"):
            return None
        try:
            found += bracex.expand(each, limit=MOST_PATTERNS)
        except (bracex.ExpansionLimitException, ValueError):
            return None
    return found
