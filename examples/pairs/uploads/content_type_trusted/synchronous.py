"""Store an upload as the replacement does, in a synchronous route."""

from pathlib import Path
from uuid import uuid4

from fastapi import HTTPException, UploadFile

from pairs.uploads.content_type_trusted.replacement import CHUNK_BYTES, detect_kind


def store(file: UploadFile, folder: Path, max_bytes: int) -> tuple[str, str]:
    """Return the name under which the upload is stored in `folder`, and its media type."""
    chunk = file.file.read(CHUNK_BYTES)
    media_type, suffix = detect_kind(chunk)
    name = f"{uuid4().hex}{suffix}"
    path, size = folder / name, 0
    try:
        with path.open("xb") as target:
            while chunk:
                size += len(chunk)
                if size > max_bytes:
                    raise HTTPException(413, "The file is too large")
                target.write(chunk)
                chunk = file.file.read(CHUNK_BYTES)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return name, media_type
