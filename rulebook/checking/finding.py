"""What a check found in a reader's project, and how it is written."""

from dataclasses import dataclass
from enum import StrEnum

from rulebook.fault import visible


class Severity(StrEnum):
    """How certain harm is: a bug or a vulnerability, a likely one, a matter of judgement."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `path` as shown, `check` such as "check naive-utcnow" or "ruff DTZ003".

    `address` leads to the section of the rule or to the tool's own page; it may be empty. `line`
    and `column` count from 1; `column` is 0 where the whole line is meant.
    """

    path: str
    line: int
    column: int
    severity: Severity
    check: str
    what: str
    fix: str
    address: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.severity}: {self._text} [{self.check}]"
        return visible(f"{text}; {self.address}" if self.address else text)

    @property
    def _text(self) -> str:
        return f"{self.what}; {self.fix}" if self.fix else self.what

    def as_github(self) -> str:
        """Return the line that GitHub Actions shows beside the code."""
        kind = {Severity.HINT: "notice"}.get(self.severity, str(self.severity))
        place = f"file={_property(self.path)},line={self.line}"
        if self.column:
            place += f",col={self.column}"
        text = self._text + (f" {self.address}" if self.address else "")
        return f"::{kind} {place},title={_property(self.check)}::{_data(text)}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The order in which findings are shown."""
        return self.path, self.line, self.column, self.check


def _data(text: str) -> str:
    """Escape as GitHub's toolkit does: https://github.com/actions/toolkit, command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
