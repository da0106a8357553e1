"""The built-in function is taken for a type."""


def describe(value: any) -> str:
    """Return how `value` shows itself."""
    return repr(value)
