"""Read no more of an upload than is allowed."""

from fastapi import HTTPException, UploadFile


async def read(file: UploadFile, max_bytes: int) -> bytes:
    """Return the content of a small upload."""
    content = await file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise HTTPException(413, "The file is too large")
    return content
