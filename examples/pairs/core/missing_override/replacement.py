"""The type checker reports when there is nothing to override any more."""

from collections.abc import Iterator
from typing import override


class Shelf:
    """Something with books in it."""

    def titles(self) -> Iterator[str]:
        """Yield nothing yet."""
        return iter(())


class Library(Shelf):
    """A shelf with one book."""

    @override
    def titles(self) -> Iterator[str]:
        """Yield the title."""
        yield "The C Programming Language"
