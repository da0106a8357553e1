"""Each wait on the database must end."""

import asyncio
from contextlib import closing
from types import ModuleType

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.database.engine_without_time_limits import forbidden, replacement


async def wait_for_a_lock(module: ModuleType, holder: AsyncEngine, *, patience: float) -> None:
    """Ask for a table that another transaction has locked."""
    async with holder.begin() as connection:
        await connection.execute(text("CREATE TABLE things (id int)"))
    engine = module.create_engine(make_url(holder.url).render_as_string(hide_password=False))
    try:
        async with holder.begin() as holding, engine.connect() as waiting:
            await holding.execute(text("LOCK TABLE things"))
            async with asyncio.timeout(patience):
                await waiting.execute(text("SELECT * FROM things"))
    finally:
        await engine.dispose()


async def test_without_a_limit_a_locked_table_is_waited_for(engine: AsyncEngine) -> None:
    with pytest.raises(TimeoutError):  # the test's own
        await wait_for_a_lock(forbidden, engine, patience=4)


async def test_lock_timeout_ends_the_wait(engine: AsyncEngine) -> None:
    with pytest.raises(DBAPIError) as raised:
        await wait_for_a_lock(replacement, engine, patience=10)
    assert getattr(raised.value.orig, "sqlstate", None) == "55P03"


async def test_a_server_that_accepts_and_says_nothing_is_given_up() -> None:
    async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with closing(writer):
            await released.wait()

    released = asyncio.Event()
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    engine = replacement.create_engine(f"postgresql+asyncpg://nobody@127.0.0.1:{port}/none")
    try:
        with pytest.raises(TimeoutError):  # asyncpg's default is 60 seconds
            async with asyncio.timeout(30) as patience, engine.connect():
                pass
        assert not patience.expired()
    finally:
        released.set()
        server.close()
        await server.wait_closed()
        await engine.dispose()


@pytest.mark.parametrize(("module", "seconds"), [(forbidden, None), (replacement, 15)])
async def test_how_long_a_statement_may_run(
    module: ModuleType, seconds: int | None, postgres_url: str
) -> None:
    engine = module.create_engine(postgres_url)
    async with engine.connect() as connection:
        raw = await connection.get_raw_connection()
        # asyncpg has no other way to ask for it, and waiting 15 seconds would prove no more.
        assert raw.driver_connection._config.command_timeout == seconds  # noqa: SLF001
    await engine.dispose()
