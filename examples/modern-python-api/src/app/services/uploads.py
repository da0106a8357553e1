"""Uploads: the file on disk and its record in the database, both or neither."""

from pathlib import Path
from uuid import UUID, uuid4

import anyio
import structlog
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.database.uploads import UploadRepository
from app.database.users import UserRepository
from app.errors import FileTooLargeError, NotFoundError
from app.models import Upload, User
from app.security.uploads import detect_kind, store_upload

_logger = structlog.get_logger(__name__)


class UploadService:
    """Stores files and finds them again."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Keep records in `session` and files in the directory of `settings`."""
        self._session = session
        self._uploads = UploadRepository(session)
        self._users = UserRepository(session)
        self._settings = settings

    async def store(self, owner: User, file: UploadFile) -> Upload:
        """Store a file of `owner` under a random name.

        The record comes first: if this process ends before the file is whole, its size counts, and
        its owner can delete it. No connection is held while the file is copied.

        Raises:
            FileTooLargeError: it is over the limit, or the files of `owner` would be.
            UnsupportedFileError: its content is of no accepted kind.
        """
        upload = await self._add_record(owner, file)
        try:
            await store_upload(file, self._path(upload), max_bytes=upload.size)
        except BaseException:
            with anyio.CancelScope(shield=True):
                await self._uploads.delete(upload)
                await self._session.commit()
            raise
        return upload

    async def _add_record(self, owner: User, file: UploadFile) -> Upload:
        media_type, suffix = await detect_kind(file)
        size = file.size or 0
        if size > self._settings.upload_max_bytes:
            raise FileTooLargeError("The file is too large")
        # The lock makes parallel uploads of one user wait for each other.
        await self._users.lock(owner.id)
        total = await self._uploads.total_size(owner.id)
        if total + size > self._settings.upload_quota_bytes:
            raise FileTooLargeError("Your files would take more than your quota")
        upload_id = uuid4()
        upload = await self._uploads.add(
            Upload(
                id=upload_id,
                owner_id=owner.id,
                # Not the sender's name: no path, no hidden file, no second suffix, no overwriting.
                stored_name=f"{upload_id.hex}{suffix}",
                original_name=_display_name(file.filename),
                media_type=media_type,
                size=size,
            )
        )
        await self._session.commit()
        return upload

    async def get(self, owner: User, upload_id: UUID) -> tuple[Upload, Path]:
        """Return the record and the path of a file of `owner`.

        Raises:
            NotFoundError: `owner` has no such file. Whether somebody else has is not told.
        """
        upload = await self._get_own(owner, upload_id)
        path = self._path(upload)
        if not await path.is_file():
            _logger.error("upload_file_missing", upload_id=str(upload_id))
            raise NotFoundError("Upload", upload_id)
        return upload, Path(path)

    async def delete(self, owner: User, upload_id: UUID) -> None:
        """Delete a file of `owner`; its size counts no more.

        Raises:
            NotFoundError: `owner` has no such file.
        """
        upload = await self._get_own(owner, upload_id)
        await self._uploads.delete(upload)
        await self._session.commit()
        await self._path(upload).unlink(missing_ok=True)

    async def _get_own(self, owner: User, upload_id: UUID) -> Upload:
        upload = await self._uploads.get(upload_id)
        if upload is None or upload.owner_id != owner.id:
            raise NotFoundError("Upload", upload_id)
        return upload

    def _path(self, upload: Upload) -> anyio.Path:
        return anyio.Path(self._settings.upload_directory, upload.stored_name)


def _display_name(filename: str | None) -> str:
    # Only ever shown. Control characters would break headers and logs, and PostgreSQL takes no NUL.
    return "".join(character for character in filename or "" if character.isprintable())[:255]
