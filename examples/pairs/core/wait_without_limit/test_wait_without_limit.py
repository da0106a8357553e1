"""A server that accepts and stays silent must not hold a task for ever."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from pairs.core.wait_without_limit import forbidden, replacement


@pytest.fixture
async def silent_port() -> AsyncIterator[int]:
    """Serve connections that never get an answer."""
    answered = asyncio.Event()

    async def say_nothing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answered.wait()
        writer.close()

    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    answered.set()
    server.close()
    await server.wait_closed()


async def test_a_wait_without_a_limit_is_still_waiting(silent_port: int) -> None:
    waiting = asyncio.create_task(forbidden.greet("127.0.0.1", silent_port))
    done, _ = await asyncio.wait({waiting}, timeout=10 * replacement.LIMIT_SECONDS)
    assert not done
    waiting.cancel()
    await asyncio.wait({waiting})


async def test_a_limit_ends_the_wait(silent_port: int) -> None:
    with pytest.raises(TimeoutError):
        await replacement.greet("127.0.0.1", silent_port)
