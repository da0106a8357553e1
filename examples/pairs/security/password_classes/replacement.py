"""Ask for length."""


def is_strong(password: str) -> bool:
    """Return whether a password may be used."""
    return len(password) >= 15
