"""Check a name with `$`."""

import re


def is_name(text: str) -> bool:
    """Return whether a text is a user name."""
    return re.match(r"^[a-z0-9_]{3,20}$", text) is not None
