"""Ask for kinds of characters."""

import re


def is_strong(password: str) -> bool:
    """Return whether a password may be used."""
    kinds = (r"[A-Z]", r"[a-z]", r"[0-9]", r"[!@#$%^&*]")
    return len(password) >= 8 and all(re.search(kind, password) for kind in kinds)
