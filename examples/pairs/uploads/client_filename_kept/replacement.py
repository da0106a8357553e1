"""Store a file under a random name."""

from uuid import uuid4


def stored_name(file_name: str) -> str:
    """Return the name under which a file is stored."""
    return uuid4().hex
