"""What an audit found."""

from collections.abc import Collection, Iterable
from typing import NamedTuple, override


class Finding(NamedTuple):
    """One fault: the check's id, the place, and what is wrong and how to fix it."""

    check: str
    place: str
    message: str

    @override
    def __repr__(self) -> str:
        """Read well in the message of a failed assertion."""
        return f"\n{self.check}: {self.place}: {self.message}"


def without(findings: Iterable[Finding], ignore: Collection[str]) -> list[Finding]:
    """Return the findings of the checks that are not ignored, each once."""
    return [found for found in dict.fromkeys(findings) if found.check not in ignore]
