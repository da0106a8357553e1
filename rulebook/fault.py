"""What is wrong in a rule: a fault is one line, an error carries all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a fault matters. The evidence is what Cursor and other readers do with the rule."""

    ERROR = "error"
    """A known reader ignores or misreads the rule, or it hides text from people."""

    WARNING = "warning"
    """Readers disagree: what one takes as meant, another takes otherwise or rejects."""

    STYLE = "style"
    """Every known reader takes the rule as meant; the form is not the usual one."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in one file, and how to fix it.

    `line` and `column` count from 1; `column` is 0 where the whole line is meant.
    """

    path: Path
    line: int
    column: int
    what: str
    fix: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")
        return visible(f"{place}: {self.what}; {self.fix}")


class RuleError(Exception):
    """Rules that must not be used. `faults` are all that was found, sorted; never empty."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


def visible(text: str) -> str:
    """Return `text` on one line, with what cannot be seen or printed as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


def quote(text: str, width: int = 60) -> str:
    """Return `text` in backticks, for a fault, cut where it is longer than `width`."""
    return f"`{text}`" if len(text) <= width else f"`{text[: width - 1]}…`"
