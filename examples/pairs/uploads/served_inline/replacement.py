"""Serve an uploaded file as a download that no browser runs."""

from pathlib import Path

from fastapi.responses import FileResponse


def download(path: Path, media_type: str, file_name: str) -> FileResponse:
    """Return a response with an uploaded file."""
    return FileResponse(
        path,
        media_type=media_type,
        filename=file_name,  # makes it an attachment
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"},
    )
