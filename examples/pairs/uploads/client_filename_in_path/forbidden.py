"""Store an upload under the name that the client sent."""

from pathlib import Path

from fastapi import UploadFile


def upload_path(folder: Path, file: UploadFile) -> Path:
    """Return where an upload is stored."""
    return folder / (file.filename or "")
