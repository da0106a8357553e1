"""Check a name as a whole."""

import re


def is_name(text: str) -> bool:
    """Return whether a text is a user name."""
    return re.fullmatch(r"[a-z0-9_]{3,20}", text) is not None
