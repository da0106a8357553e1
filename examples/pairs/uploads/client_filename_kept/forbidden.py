"""Keep what is left of the client's file name without its unusual characters."""

import re


def stored_name(file_name: str) -> str:
    """Return the name under which a file is stored."""
    return re.sub(r"[^A-Za-z0-9._-]", "", file_name)
