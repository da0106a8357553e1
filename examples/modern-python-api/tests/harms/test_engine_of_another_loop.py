"""An engine made at import, and an event loop a test: connections belong to the loop they met."""

import asyncio

import pytest
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


async def ask(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))


async def ask_and_dispose(engine: AsyncEngine) -> None:
    await ask(engine)
    await engine.dispose()


def test_the_second_loop_cannot_use_the_connections_of_the_first(worker_database: URL) -> None:
    engine = create_async_engine(worker_database)

    with asyncio.Runner() as first:
        first.run(ask(engine))
        with asyncio.Runner() as second, pytest.raises(RuntimeError, match="different loop"):
            second.run(ask(engine))
        first.run(engine.dispose())


def test_an_engine_that_is_disposed_of_with_its_loop_can_be_used_again(
    worker_database: URL,
) -> None:
    engine = create_async_engine(worker_database)

    for _ in range(2):
        asyncio.run(ask_and_dispose(engine))
