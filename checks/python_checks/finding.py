"""What an audit found."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, override

from python_checks.catalogue import entries


class Finding(NamedTuple):
    """One fault: the check's id, the place, and what is wrong and how to fix it."""

    check: str
    place: str
    message: str

    @property
    def severity(self) -> str:
        """How serious it is: error, warning or hint."""
        return entries("audit")[self.check].severity

    @property
    def address(self) -> str:
        """The address of the rule's section."""
        return entries("audit")[self.check].address

    @override
    def __repr__(self) -> str:
        """Read well in the message of a failed assertion."""
        return f"\n{self.place}: {self.severity}: {self.message} [{self.check}]; {self.address}"


def without(findings: Iterable[Finding], ignore: Collection[str]) -> list[Finding]:
    """Return the findings of the checks that are not ignored, each once."""
    return [found for found in dict.fromkeys(findings) if found.check not in ignore]
