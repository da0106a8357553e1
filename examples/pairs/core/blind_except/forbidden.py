"""Every mistake is taken for a bad number."""


def count(text: str) -> int:
    """Return the number that `text` is, or nothing."""
    try:
        return int(text)
    except Exception:
        return 0
