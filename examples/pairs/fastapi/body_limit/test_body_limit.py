"""A body without Content-Length must be limited too."""

from collections.abc import AsyncIterator
from importlib.metadata import version
from types import ModuleType

import pytest
from fastapi import FastAPI, UploadFile
from packaging.version import Version

from pairs.fastapi.body_limit import forbidden, replacement
from pairs.fastapi.support import client_of

HAS_MAX_BODY_SIZE = Version(version("fastapi")) >= Version("0.164")


async def chunks_read(module: ModuleType) -> tuple[int, int]:
    """Send a body of a million bytes in chunks; return the status, and how many were read."""
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        yield b"["
        for _ in range(1_000):
            read += 1
            yield b" " * 1_000
        yield b"]"

    async with client_of(module.app) as client:
        headers = {"Content-Type": "application/json"}
        response = await client.post("/lines", content=body(), headers=headers)
    return response.status_code, read


async def test_content_length_limits_nothing() -> None:
    assert await chunks_read(forbidden) == (200, 1_000)


async def test_counting_stops_the_body() -> None:
    status, read = await chunks_read(replacement)
    assert status == 413
    assert read <= 101


# Starlette 0.46 leaves the half-written temporary file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_form_is_limited_too() -> None:
    app = FastAPI()
    app.add_middleware(replacement.BodyLimit, limit=100_000)

    @app.post("/files")
    async def store(file: UploadFile) -> int:
        return file.size or 0

    async with client_of(app) as client:
        sent = [
            await client.post("/files", files={"file": b"x" * size}) for size in (50_000, 200_000)
        ]
    assert [response.status_code for response in sent] == [200, 413]


@pytest.mark.skipif(HAS_MAX_BODY_SIZE, reason="FastAPI 0.164 and later limit bodies themselves")
async def test_older_versions_ignore_max_body_size_silently() -> None:
    app = FastAPI(max_body_size=10)

    @app.post("/lines")
    async def count(lines: list[str]) -> int:
        return len(lines)

    async with client_of(app) as client:
        assert (await client.post("/lines", json=["x" * 1_000])).status_code == 200
