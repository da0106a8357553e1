"""Uploads that trust the sender: with how much there is, and with what it is called."""

import io
import re
import time
from pathlib import Path, PurePath
from typing import override

import anyio
import pytest
import time_machine
from fastapi import UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.errors import FileTooLargeError
from app.models import User
from app.security.uploads import CHUNK_BYTES, store_upload
from app.services.uploads import UploadService

MAX_BYTES = 100_000
PNG = b"\x89PNG\r\n\x1a\n"


class CountingFile(io.BytesIO):
    """Knows how many bytes were read of it."""

    bytes_read = 0

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        content = super().read(size)
        self.bytes_read += len(content)
        return content


async def read_then_check(file: UploadFile) -> bytes:
    content = await file.read()
    if len(content) > MAX_BYTES:
        raise FileTooLargeError(f"The file is larger than {MAX_BYTES} bytes")
    return content


def upload_path(directory: Path, file: UploadFile) -> Path:
    return directory / (file.filename or "")


def cleaned_name(filename: str) -> str:
    name = PurePath(re.sub(r"[^a-zA-Z0-9._-]", "", filename))
    return f"{name.stem}_{int(time.time())}{name.suffix}"


def png_of(size: int) -> tuple[UploadFile, CountingFile]:
    content = CountingFile(PNG + b"\0" * size)
    return UploadFile(content), content


def names_in(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir()]


async def test_reading_first_holds_all_of_it_in_memory() -> None:
    file, content = png_of(50 * MAX_BYTES)

    with pytest.raises(FileTooLargeError):
        await read_then_check(file)

    assert content.bytes_read > 50 * MAX_BYTES


async def test_the_service_stops_reading_at_the_limit(tmp_path: Path) -> None:
    file, content = png_of(50 * MAX_BYTES)

    with pytest.raises(FileTooLargeError):
        await store_upload(file, anyio.Path(tmp_path, "a.png"), max_bytes=MAX_BYTES)

    assert content.bytes_read <= MAX_BYTES + CHUNK_BYTES
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ["/etc/cron.d/job", "../../app/main.py"])
def test_the_senders_name_leads_out_of_the_directory(tmp_path: Path, name: str) -> None:
    path = upload_path(tmp_path, UploadFile(io.BytesIO(), filename=name))

    assert not path.resolve().is_relative_to(tmp_path)


def test_a_cleaned_name_is_still_the_senders() -> None:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        assert cleaned_name("사진.jpg").startswith(".jpg")  # hidden, and without a suffix
        assert cleaned_name("shell.php.jpg").startswith("shell.php")
        # The second overwrites the first.
        assert cleaned_name("a.pdf") == cleaned_name("a.pdf")


@pytest.mark.parametrize("name", ["/etc/cron.d/job", "../../app/main.py", "사진.jpg", ".htaccess"])
async def test_the_service_makes_its_own_names(
    session: AsyncSession, settings: Settings, user: User, name: str
) -> None:
    uploads = UploadService(session, settings)
    for _ in range(2):
        await uploads.store(user, UploadFile(io.BytesIO(PNG), size=len(PNG), filename=name))

    names = names_in(settings.upload_directory)
    assert len(names) == 2
    assert all(re.fullmatch(r"[0-9a-f]{32}\.png", stored) for stored in names)
