"""A type parameter that is declared elsewhere."""

from typing import TypeVar

T = TypeVar("T")


def first(items: list[T]) -> T:
    """Return the first item."""
    return items[0]
