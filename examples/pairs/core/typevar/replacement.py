"""A type parameter in its place (Python 3.12)."""


def first[T](items: list[T]) -> T:
    """Return the first item."""
    return items[0]
