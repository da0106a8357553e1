"""What an audit found."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, override

from python_checks.catalogue import Entry, entries


class Finding(NamedTuple):
    """One fault: the check's id, the place, and what is wrong and how to fix it."""

    check: str
    place: str
    message: str

    @property
    def entry(self) -> Entry:
        """How serious it is, and where the rule is that forbids it."""
        return entries("audit")[self.check]

    @override
    def __repr__(self) -> str:
        """Read well in the message of a failed assertion."""
        text = f"\n{self.place}: {self.entry.severity}: {self.message}"
        return f"{text} [{self.check}]; {self.entry.address}"


def without(findings: Iterable[Finding], ignore: Collection[str]) -> list[Finding]:
    """Return the findings of the checks that are not ignored, each once."""
    return [found for found in dict.fromkeys(findings) if found.check not in ignore]
