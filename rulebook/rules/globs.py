"""Check the patterns of a rule: the form that every known reader takes alike.

Source: Cursor's documentation of rules (https://cursor.com/docs/context/rules), replies of its
staff and third-party tests, gathered up to 2026-11.
"""

import re
from collections.abc import Iterator
from typing import Final

from wcmatch import glob

from rulebook.fault import Severity, quote

GLOB_FLAGS: Final = glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX
"""With these wcmatch agrees with minimatch, which Cursor uses."""

type Found = tuple[int, str, str, Severity]
"""Place in a value, what is wrong, how to fix it, how much it matters."""

_WRAPPING: Final = " \t\"'[]!"
_NOT_IN_GLOBS: Final = {
    "quotes": (re.compile(r"[\"']"), "Cursor keeps them as part of the pattern; write it bare"),
    "brackets": (re.compile(r"[\[\]]"), "write patterns bare, joined with `,`"),
    "braces": (re.compile(r"[{}]"), "write one pattern for each choice, joined with `,`"),
    "`!`": (re.compile(r"!"), "name the files that the rule is for"),
    "a space": (re.compile(r"\s"), "join patterns with `,` alone and name no file with a space"),
    "`\\`": (re.compile(r"\\"), "use `/` between folders"),
    "an extended glob": (re.compile(r"[?*+@]\("), "write one pattern for each choice"),
}
_MISREAD: Final = frozenset({"quotes", "brackets", "braces"})
"""What Cursor takes as part of a pattern, or splits at its commas. Of the rest readers disagree."""


def globs_faults(value: str) -> Iterator[Found]:
    """Yield what is wrong in patterns that are joined by commas."""
    for name, (wrong, fix) in _NOT_IN_GLOBS.items():
        if match := wrong.search(value):
            severity = Severity.ERROR if name in _MISREAD else Severity.WARNING
            yield match.start(), f"`globs` contains {name}", fix, severity
    if (first := value.lstrip(_WRAPPING)).startswith(("*", "&")):
        what = f"the first pattern begins with `{first[0]}`: YAML reads an alias or an anchor"
        fix = "let a pattern that begins with a name come first, as `main.py,**/main.py`"
        yield 0, what, fix, Severity.WARNING
    place = 0
    before: list[str] = []
    for written in value.split(","):
        # what wraps a pattern is told above: look at the pattern itself
        pattern = written.strip(_WRAPPING).replace("\\", "/")
        if fault := _pattern_fault(pattern, before):
            yield place, *fault
        before.append(pattern)
        place += len(written) + 1


def _pattern_fault(pattern: str, before: list[str]) -> tuple[str, str, Severity] | None:
    segments = pattern.split("/")
    if not pattern:
        fix = "join patterns with one `,`, with none at either end"
        return "there is an empty pattern", fix, Severity.STYLE
    if pattern in before:
        return f"{quote(pattern)} is listed twice", "keep one of them", Severity.STYLE
    if pattern.startswith("/"):
        fix = "write it from the project's root, without `/`"
        return f"{quote(pattern)} begins with `/`", fix, Severity.ERROR
    if pattern.endswith("/"):
        what = f"{quote(pattern)} names a folder, and so no file"
        return what, f"write {quote(pattern + '**')}", Severity.ERROR
    if {"", ".", ".."} & set(segments):
        what = f"{quote(pattern)} has an empty, `.` or `..` segment: it matches no file"
        return what, "write the path from the project's root", Severity.ERROR
    if any("**" in segment and segment != "**" for segment in segments):
        what = f"{quote(pattern)} has `**` beside other text: it does not cross folders there"
        return what, "let `**` be a segment of its own, as in `**/*.py`", Severity.WARNING
    return None
