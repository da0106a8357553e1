"""The kind of an upload is that of its bytes, not the one that the client claims."""

from io import BytesIO
from pathlib import Path

import pytest
from fastapi import HTTPException, UploadFile
from starlette.datastructures import Headers

from pairs.uploads.content_type_trusted import forbidden, replacement

PNG = b"\x89PNG\r\n\x1a\n"


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _upload(content: bytes, claimed: str = "image/png") -> UploadFile:
    return UploadFile(BytesIO(content), headers=Headers({"Content-Type": claimed}))


async def test_a_page_with_a_script_is_stored_as_an_image(tmp_path: Path) -> None:
    name, media_type = await forbidden.store(_upload(b"<script>"), tmp_path, 100)
    assert media_type == "image/png"
    assert _content(tmp_path / name) == b"<script>"


async def test_a_page_with_a_script_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(HTTPException, match="415"):
        await replacement.store(_upload(b"<script>"), tmp_path, 100)
    assert _files(tmp_path) == []


async def test_an_image_is_stored_under_a_random_name(tmp_path: Path) -> None:
    name, media_type = await replacement.store(_upload(PNG), tmp_path, 100)
    assert media_type == "image/png"
    assert _content(tmp_path / name) == PNG


async def test_nothing_is_left_of_a_file_that_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(HTTPException, match="413"):
        await replacement.store(_upload(PNG + b"x" * 200_000), tmp_path, 100_000)
    assert _files(tmp_path) == []
