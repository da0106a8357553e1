"""The upload service: a file and its record, both or neither."""

import io

import pytest
from fastapi import UploadFile
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import Headers

from app.config import Settings
from app.models import User
from app.services.uploads import UploadService


async def test_a_file_without_a_record_is_removed(
    session: AsyncSession, settings: Settings, user: User
) -> None:
    # Given: a user who is deleted while the file comes in
    await session.delete(user)
    await session.commit()
    headers = Headers({"content-type": "application/pdf"})
    file = UploadFile(io.BytesIO(b"%PDF-1.7"), filename="a.pdf", headers=headers)

    # When
    with pytest.raises(IntegrityError):
        await UploadService(session, settings).store(user, file)

    # Then
    assert list(settings.upload_directory.iterdir()) == []
