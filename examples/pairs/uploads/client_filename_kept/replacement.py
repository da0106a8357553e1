"""Store a file under a random name."""

from uuid import uuid4

from fastapi import UploadFile


def stored_name(file: UploadFile) -> str:
    """Return the name under which a file is stored."""
    return uuid4().hex
