"""A method that silently stops overriding when the other is renamed."""

from collections.abc import Iterator


class Shelf:
    """Something with books in it."""

    def titles(self) -> Iterator[str]:
        """Yield nothing yet."""
        return iter(())


class Library(Shelf):
    """A shelf with one book."""

    def titles(self) -> Iterator[str]:
        """Yield the title."""
        yield "The C Programming Language"
