"""Read and check one `.mdc` rule.

Sources: Cursor's documentation of rules (https://cursor.com/docs/context/rules), replies of its
staff and third-party tests, gathered up to 2026-11. Cursor reports no rule that it cannot
read, so a rule is accepted here only in the form that every known reader accepts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from rulebook.fault import Fault, RuleError, Severity, quote
from rulebook.rules.commonmark import DEEPEST, Outline, read_outline
from rulebook.rules.frontmatter import FENCE, read_frontmatter
from rulebook.rules.invisible import hidden_characters, hidden_markup, not_normal
from rulebook.rules.model import Rule

MOST_LINES: Final = 500
"""Cursor's advice: keep a rule under 500 lines."""

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_rule(path: Path) -> Rule:
    """Read one rule.

    Raises:
        RuleError: the file cannot be read as a rule; with every fault that was found.

    """
    return _read(path, _read_bytes(path))


@lru_cache(maxsize=1024)  # a preview reads all rules again, and few have changed
def _read(path: Path, raw: bytes) -> Rule:
    if not path.name.endswith(".mdc"):
        raise RuleError((Fault(path, 1, 0, *not_a_rule(path)),))
    name_faults = tuple(_name_faults(path))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError((*name_faults, _not_utf8(path, raw, error.start))) from None
    faults = [*name_faults, *_byte_faults(path, text)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    faults += _length_faults(path, text)
    faults += hidden_characters(path, text)
    faults += not_normal(path, text)
    frontmatter, frontmatter_faults = read_frontmatter(path, text)
    faults += frontmatter_faults
    if frontmatter is None:
        raise RuleError(faults)
    body = "\n".join(text.split("\n")[frontmatter.body_line - 1 :])
    outline = read_outline(body, frontmatter.body_line)
    faults += _body_faults(path, body, frontmatter.body_line, outline)
    if faults:
        raise RuleError(faults)
    return Rule(
        path=path,
        slug=path.stem,
        description=frontmatter.description,
        globs=frontmatter.globs,
        always_apply=frontmatter.always_apply,
        body=body,
        body_line=frontmatter.body_line,
        raw=raw,
        outline=outline,
    )


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file.

    A symbolic link is rejected: what is zipped and downloaded is this very file.
    """
    try:
        if path.is_symlink():
            fault = "this is a symbolic link", "put the file itself here"
        elif path.is_dir():
            fault = "this is a folder", "name the `.mdc` file"
        elif path.exists() and not path.is_file():
            fault = "this is not a regular file", "name an `.mdc` file"
        elif raw := path.read_bytes():
            return raw
        else:
            fault = "the file is empty", "write the rule: frontmatter, then its text"
    except FileNotFoundError:
        fault = "there is no such file", "check the path"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fault = f"the file cannot be read: {reason}", "check its name and its permissions"
    raise RuleError((Fault(path, 1, 0, *fault),))


def _not_utf8(path: Path, raw: bytes, place: int) -> Fault:
    line_start = raw.rfind(b"\n", 0, place) + 1
    column = len(raw[line_start:place].decode("utf-8")) + 1
    what = f"byte 0x{raw[place]:02X} is not UTF-8"
    return Fault(path, raw.count(b"\n", 0, place) + 1, column, what, "save the file as UTF-8")


def _name_faults(path: Path) -> Iterator[Fault]:
    if not _SLUG.fullmatch(path.name.removesuffix(".mdc")):
        what = f"the name {quote(path.name)} is not in kebab-case of `a-z`, `0-9` and `-`"
        yield Fault(path, 1, 0, what, "rename the file, as in `100-fastapi.mdc`", Severity.STYLE)
    folders = path.parts[:-1]
    if ".cursor" in folders and folders[folders.index(".cursor") + 1 :][:1] != ("rules",):
        what = "Cursor reads no rule here"
        yield Fault(path, 1, 0, what, "move the file to `.cursor/rules/` or a folder below it")


def not_a_rule(path: Path) -> tuple[str, str]:
    """Return why a file is not a rule, and how to fix it."""
    if path.name == "RULE.md":
        what = "folders with a `RULE.md` are gone: Cursor ignores this file"
        return what, f"make it {quote(f'{path.parent.name}.mdc')} in the folder above"
    what = f"Cursor ignores {quote(path.suffix or path.name)} files among rules"
    return what, f"rename it to {quote(f'{path.stem}.mdc')}, or move it away"


def _byte_faults(path: Path, text: str) -> Iterator[Fault]:
    if text.startswith("\ufeff"):
        what = "the file begins with a BOM (U+FEFF)"
        yield Fault(path, 1, 1, what, "save it without BOM", Severity.WARNING)
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        what = (
            f"carriage returns (CRLF line ends), {text.count('\r')} in all, the first of them here"
        )
        yield Fault(path, line, 0, what, "save the file with LF line ends", Severity.STYLE)


def _length_faults(path: Path, text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    if lines[-1]:
        what = "the last line does not end"
        yield Fault(path, len(lines), 0, what, "end it with one newline", Severity.STYLE)
    elif len(lines) > 1 and not lines[-2].strip():
        what = "the file ends with empty lines"
        yield Fault(path, len(lines) - 1, 0, what, "end the file with one newline", Severity.STYLE)
    if (count := len(lines) - (not lines[-1])) > MOST_LINES:
        what = f"the rule has {count} lines, more than {MOST_LINES}"
        fix = "split it into rules of one concern each"
        yield Fault(path, MOST_LINES + 1, 0, what, fix, Severity.STYLE)


def _body_faults(path: Path, body: str, first_line: int, outline: Outline) -> Iterator[Fault]:
    if not body.strip():
        what = "there is no text after the frontmatter"
        yield Fault(path, first_line - 1, 0, what, "write the rule below it", Severity.WARNING)
        return
    yield from hidden_markup(path, body, first_line)
    in_blocks = {line for block in outline.blocks for line in range(block.line, block.end_line)}
    for number, line in enumerate(body.split("\n"), first_line):
        # some readers take the last such line for the end of the frontmatter; code needs it
        if line.rstrip() == FENCE and number not in in_blocks:
            what = f"`{FENCE}` is on a line of the text too, where it may end the frontmatter"
            fix = "write `***` for a line across, `## …` for headings"
            yield Fault(path, number, 0, what, fix, Severity.WARNING)
    for token in outline.tokens:
        if token.level >= DEEPEST - 1 and token.map:
            what = "lists or quotes are nested too deep here to be shown"
            first = first_line + token.map[0]
            yield Fault(path, first, 0, what, "nest them less", Severity.STYLE)
            return
