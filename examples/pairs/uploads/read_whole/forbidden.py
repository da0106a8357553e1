"""Read an upload into memory, then check its size."""

from fastapi import HTTPException, UploadFile


async def read(file: UploadFile, max_bytes: int) -> bytes:
    """Return the content of a small upload."""
    content = await file.read()
    if len(content) > max_bytes:
        raise HTTPException(413, "The file is too large")
    return content
