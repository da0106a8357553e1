"""Store an upload under a random name."""

from pathlib import Path
from uuid import uuid4

from fastapi import UploadFile


def upload_path(folder: Path, file: UploadFile) -> Path:
    """Return where an upload is stored."""
    return folder / uuid4().hex
