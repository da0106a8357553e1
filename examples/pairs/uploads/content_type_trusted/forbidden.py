"""Store an upload in chunks, under a random name, as the kind that the client claims."""

from pathlib import Path
from uuid import uuid4

import anyio
from fastapi import HTTPException, UploadFile

CHUNK_BYTES = 64 * 1024
KINDS = {"image/png": ".png", "image/jpeg": ".jpg", "application/pdf": ".pdf"}


def detect_kind(claimed: str | None) -> tuple[str, str]:
    """Return media type and suffix of a file of the claimed type."""
    if claimed in KINDS:
        return claimed, KINDS[claimed]
    raise HTTPException(415, "Only PNG, JPEG and PDF files are accepted")


async def store(file: UploadFile, folder: Path, max_bytes: int) -> tuple[str, str]:
    """Return the name under which the upload is stored in `folder`, and its media type."""
    chunk = await file.read(CHUNK_BYTES)
    media_type, suffix = detect_kind(file.content_type)
    name = f"{uuid4().hex}{suffix}"
    path, size = anyio.Path(folder, name), 0
    try:
        async with await anyio.open_file(path, "xb") as target:
            while chunk:
                size += len(chunk)
                if size > max_bytes:
                    raise HTTPException(413, "The file is too large")
                await target.write(chunk)
                chunk = await file.read(CHUNK_BYTES)
    except BaseException:
        with anyio.CancelScope(shield=True):  # also when the client goes away
            await path.unlink(missing_ok=True)
        raise
    return name, media_type
