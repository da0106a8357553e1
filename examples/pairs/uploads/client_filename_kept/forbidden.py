"""Keep what is left of the client's file name without its unusual characters."""

import re

from fastapi import UploadFile


def stored_name(file: UploadFile) -> str:
    """Return the name under which a file is stored."""
    return re.sub(r"[^A-Za-z0-9._-]", "", file.filename or "")
