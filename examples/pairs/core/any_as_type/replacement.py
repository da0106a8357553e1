"""Anything is an object."""


def describe(value: object) -> str:
    """Return how `value` shows itself."""
    return repr(value)
