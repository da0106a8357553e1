"""Types without imports."""


def parse(text: str | bytes) -> int | None:
    """Return the number that `text` is, or nothing."""
    return int(text) if text else None
