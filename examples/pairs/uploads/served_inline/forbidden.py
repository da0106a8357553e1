"""Serve an uploaded file as a page of the site."""

from pathlib import Path

from fastapi.responses import FileResponse


def download(path: Path, media_type: str, file_name: str) -> FileResponse:
    """Return a response with an uploaded file."""
    return FileResponse(path, media_type=media_type)
