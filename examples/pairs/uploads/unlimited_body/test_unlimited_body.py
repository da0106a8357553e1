"""A body is refused as soon as it is too large, whether or not it says how large it is."""

from collections.abc import AsyncIterator
from types import ModuleType

import pytest
from fastapi import FastAPI, UploadFile
from httpx import ASGITransport, AsyncClient

from pairs.uploads.unlimited_body import forbidden, replacement

CHUNK = b"x" * 100_000


async def _post(app: FastAPI, path: str, chunks: int) -> tuple[int, int]:
    """Return the status and how many chunks were sent."""
    sent = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(chunks):
            sent += 1
            yield CHUNK

    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        response = await client.post(path, content=body())
    return response.status_code, sent


async def test_all_of_a_large_body_is_read() -> None:
    assert await _post(forbidden.app, "/import", 100) == (200, 100)


async def test_a_large_body_is_refused_while_it_is_read() -> None:
    assert await _post(replacement.app, "/import", 100) == (413, 11)
    assert await _post(replacement.app, "/import", 10) == (200, 10)


# Starlette 0.46 leaves the half-written temporary file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("module", "status"), [(forbidden, 200), (replacement, 413)])
async def test_a_form_is_limited_too(module: ModuleType, status: int) -> None:
    async def store(file: UploadFile) -> int:
        return file.size or 0

    module.app.post("/form")(store)
    async with AsyncClient(transport=ASGITransport(module.app), base_url="http://test") as client:
        response = await client.post("/form", files={"file": CHUNK * 11})
    assert response.status_code == status
    module.app.router.routes.pop()
