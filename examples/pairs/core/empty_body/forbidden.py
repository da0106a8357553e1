"""A body that returns None."""


def double(number: int) -> int:
    """Return twice the number."""
    pass
