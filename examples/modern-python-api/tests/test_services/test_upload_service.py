"""The upload service: a file and its record, both or neither."""

import io
from pathlib import Path

import pytest
from fastapi import UploadFile
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.models import Upload, User
from app.services.uploads import UploadService


async def test_a_record_without_a_file_is_removed(
    session: AsyncSession, settings: Settings, user: User, tmp_path: Path
) -> None:
    # Given: a directory that no file can be stored in
    broken = tmp_path / "uploads"
    broken.touch()
    uploads = UploadService(session, settings.model_copy(update={"upload_directory": broken}))

    # When
    with pytest.raises(FileExistsError):
        await uploads.store(user, UploadFile(io.BytesIO(b"%PDF-1.7"), size=8, filename="a.pdf"))

    # Then
    assert await session.scalar(select(Upload.id)) is None
