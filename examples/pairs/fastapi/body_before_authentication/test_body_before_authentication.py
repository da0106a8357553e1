"""A stranger's body must not be read."""

from collections.abc import AsyncIterator
from types import ModuleType

from pairs.fastapi.body_before_authentication import forbidden, replacement
from pairs.fastapi.support import client_of

CHUNKS = 100


async def chunks_read(module: ModuleType, token: str) -> tuple[int, int]:
    """Return the status, and how many chunks of the body the application has read."""
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        yield b'{"lines": ['
        for _ in range(CHUNKS):
            read += 1
            yield b" " * 1_000
        yield b"]}"

    headers = {"Authorization": token, "Content-Type": "application/json"}
    async with client_of(module.app) as client:
        response = await client.post("/posts", content=body(), headers=headers)
    return response.status_code, read


async def test_a_dependency_rejects_after_the_whole_body_was_read() -> None:
    assert await chunks_read(forbidden, "Bearer bad") == (401, CHUNKS)


async def test_a_route_class_rejects_before_the_body_is_read() -> None:
    assert await chunks_read(replacement, "Bearer bad") == (401, 0)
    assert await chunks_read(replacement, "Bearer good") == (200, CHUNKS)
