"""Uploads: judged by their bytes, stored under names of our own."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import anyio
from fastapi import UploadFile

from app.errors import FileTooLargeError, UnsupportedFileError

CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that we accept."""

    signature: bytes
    media_type: str
    suffix: str


ACCEPTED_KINDS = (
    FileKind(b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    FileKind(b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    FileKind(b"%PDF-", "application/pdf", ".pdf"),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that has been stored."""

    id: UUID
    name: str
    media_type: str
    size: int


def detect_kind(head: bytes, declared_media_type: str | None) -> FileKind:
    """Return the kind of a file that starts with `head`.

    A signature does not prove that the rest is harmless (a file can be valid as two kinds at once).
    That is why files are served as attachments, with `nosniff` and a policy that runs nothing.

    Raises:
        UnsupportedFileError: no accepted signature, or not the kind that the sender declared.
    """
    for kind in ACCEPTED_KINDS:
        if head.startswith(kind.signature):
            if declared_media_type != kind.media_type:
                raise UnsupportedFileError("The file's content is not of its declared type")
            return kind
    accepted = ", ".join(kind.media_type for kind in ACCEPTED_KINDS)
    raise UnsupportedFileError(f"Unsupported file; accepted are {accepted}")


async def store_upload(file: UploadFile, directory: Path, *, max_bytes: int) -> StoredFile:
    """Copy `file` into `directory` in chunks, under a random name with the suffix of its kind.

    The sender's file name is not used at all: no path, no hidden file, no second suffix, no
    overwriting.

    Raises:
        UnsupportedFileError: the content is of no accepted kind.
        FileTooLargeError: more than `max_bytes`; what was written so far is deleted.
    """
    chunk = await file.read(CHUNK_BYTES)
    kind = detect_kind(chunk, file.content_type)
    file_id = uuid4()
    path = anyio.Path(directory, f"{file_id.hex}{kind.suffix}")
    await path.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    try:
        async with await anyio.open_file(path, "xb") as target:
            while chunk:
                size += len(chunk)
                if size > max_bytes:
                    raise FileTooLargeError(f"The file is larger than {max_bytes} bytes")
                await target.write(chunk)
                chunk = await file.read(CHUNK_BYTES)
    except BaseException:
        # Also when the client goes away: half a file is no file.
        await path.unlink(missing_ok=True)
        raise
    return StoredFile(id=file_id, name=path.name, media_type=kind.media_type, size=size)
