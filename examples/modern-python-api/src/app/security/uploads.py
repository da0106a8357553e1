"""Uploads: judged by their bytes, copied in chunks."""

import anyio
from fastapi import UploadFile

from app.errors import FileTooLargeError, UnsupportedFileError

CHUNK_BYTES = 64 * 1024
KINDS = {
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"%PDF-": ("application/pdf", ".pdf"),
}
"""Media type and suffix by signature."""


async def detect_kind(file: UploadFile) -> tuple[str, str]:
    """Return media type and suffix of `file`, whatever name the client gave it.

    A signature does not mean that the rest is harmless (a file can be valid as two kinds at once).
    That is why files are served as attachments, with `nosniff` and a policy that runs nothing.

    Raises:
        UnsupportedFileError: no accepted signature.
    """
    head = await file.read(CHUNK_BYTES)
    await file.seek(0)
    for signature, kind in KINDS.items():
        if head.startswith(signature):
            return kind
    raise UnsupportedFileError("Only PNG, JPEG and PDF files are accepted")


async def store_upload(file: UploadFile, path: anyio.Path, *, max_bytes: int) -> None:
    """Copy `file` to the new file `path` in chunks.

    Raises:
        FileTooLargeError: more than `max_bytes`; what was written so far is deleted.
    """
    await path.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    try:
        async with await anyio.open_file(path, "xb") as target:
            while chunk := await file.read(CHUNK_BYTES):
                size += len(chunk)
                if size > max_bytes:
                    raise FileTooLargeError(f"The file is larger than {max_bytes} bytes")
                await target.write(chunk)
    except BaseException:
        # Also when the client goes away: half a file is useless.
        with anyio.CancelScope(shield=True):
            await path.unlink(missing_ok=True)
        raise
