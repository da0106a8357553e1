"""Only a bad number is."""


def count(text: str) -> int:
    """Return the number that `text` is, or nothing."""
    try:
        return int(text)
    except ValueError:
        return 0
