"""Uploads: the file on disk and its record in the database, both or neither."""

from pathlib import Path
from uuid import UUID

import anyio
import structlog
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.database.uploads import UploadRepository
from app.database.users import UserRepository
from app.errors import FileTooLargeError, NotFoundError, UnsupportedFileError
from app.models import Upload, User
from app.security.events import SecurityEvent, log_security_event
from app.security.uploads import store_upload

_logger = structlog.get_logger(__name__)


class UploadService:
    """Stores files and finds them again."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Keep records in `session` and files in the directory of `settings`."""
        self._session = session
        self._uploads = UploadRepository(session)
        self._directory = settings.upload_directory
        self._max_bytes = settings.upload_max_bytes
        self._quota_bytes = settings.upload_quota_bytes

    async def store(self, owner: User, file: UploadFile) -> Upload:
        """Store a file of `owner`.

        Raises:
            FileTooLargeError: it is over the limit, or the files of `owner` would be.
            UnsupportedFileError: its content is of no accepted kind.
        """
        await self._session.commit()  # no connection is held while the file is copied
        path: anyio.Path | None = None
        try:
            stored = await store_upload(file, self._directory, max_bytes=self._max_bytes)
            path = anyio.Path(self._directory, stored.name)
            await self._check_quota(owner, stored.size)
            upload = await self._uploads.add(
                Upload(
                    id=stored.id,
                    owner_id=owner.id,
                    stored_name=stored.name,
                    original_name=_display_name(file.filename),
                    media_type=stored.media_type,
                    size=stored.size,
                )
            )
            await self._session.commit()
        except BaseException as error:
            if path is not None:
                await path.unlink(missing_ok=True)
            if isinstance(error, FileTooLargeError | UnsupportedFileError):
                log_security_event(
                    SecurityEvent.UPLOAD_REJECTED, user_id=owner.id, reason=type(error).__name__
                )
            raise
        return upload

    async def _check_quota(self, owner: User, size: int) -> None:
        # The lock makes parallel uploads of one user wait for each other.
        await UserRepository(self._session).lock(owner.id)
        if await self._uploads.total_size(owner.id) + size > self._quota_bytes:
            raise FileTooLargeError(f"Your files would take more than {self._quota_bytes} bytes")

    async def get(self, owner: User, upload_id: UUID) -> tuple[Upload, Path]:
        """Return the record and the path of a file of `owner`.

        Raises:
            NotFoundError: `owner` has no such file. Whether somebody else has is not told.
        """
        upload = await self._uploads.get(upload_id)
        if upload is None or upload.owner_id != owner.id:
            raise NotFoundError("Upload", upload_id)
        path = self._directory / upload.stored_name
        if not await anyio.Path(path).is_file():
            _logger.error("upload_file_missing", upload_id=str(upload_id))
            raise NotFoundError("Upload", upload_id)
        return upload, path

    async def delete(self, owner: User, upload_id: UUID) -> None:
        """Delete a file of `owner`; its size counts no more.

        Raises:
            NotFoundError: `owner` has no such file.
        """
        upload = await self._uploads.get(upload_id)
        if upload is None or upload.owner_id != owner.id:
            raise NotFoundError("Upload", upload_id)
        await self._session.delete(upload)
        await self._session.commit()
        await anyio.Path(self._directory, upload.stored_name).unlink(missing_ok=True)


def _display_name(filename: str | None) -> str:
    # Only ever shown. Control characters would break headers and logs, and PostgreSQL takes no NUL.
    return "".join(character for character in filename or "" if character.isprintable())[:255]
