"""While a password is hashed, other requests must find a connection and a thread."""

import asyncio
import threading
from types import ModuleType

from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.fastapi.slow_work import forbidden, replacement

LIMIT = 4
PASSWORD = SecretStr("correct horse battery staple")


async def connections_held(module: ModuleType, engine: AsyncEngine) -> int:
    """Return how many connections are checked out while the hash is verified."""
    held = -1

    def verify(_password: str, _hashed: str) -> bool:
        nonlocal held
        held = engine.pool.checkedout()  # type: ignore[attr-defined]  # Pool has it in its subclass
        return True

    async with AsyncSession(engine) as session:
        await session.scalar(text("SELECT 1"))
        assert await module.password_matches(session, verify, PASSWORD, "hash")
    return held


async def test_an_open_transaction_holds_its_connection_while_hashing(engine: AsyncEngine) -> None:
    assert await connections_held(forbidden, engine) == 1
    assert await connections_held(replacement, engine) == 0


async def test_default_threads_hash_more_passwords_at_once(engine: AsyncEngine) -> None:
    together = threading.Barrier(LIMIT + 1, timeout=30)

    def verify(_password: str, _hashed: str) -> bool:
        together.wait()  # passes only if more than LIMIT run at once
        return True

    async with AsyncSession(engine) as session, asyncio.TaskGroup() as group:
        for _ in range(LIMIT + 1):
            group.create_task(forbidden.password_matches(session, verify, PASSWORD, "hash"))


async def test_a_limiter_bounds_the_hashes(engine: AsyncEngine) -> None:
    running, most, lock = 0, 0, threading.Lock()

    def verify(_password: str, _hashed: str) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        threading.Event().wait(0.02)
        with lock:
            running -= 1
        return True

    async def one() -> None:
        async with AsyncSession(engine) as session:
            await replacement.password_matches(session, verify, PASSWORD, "hash")

    async with asyncio.TaskGroup() as group:
        for _ in range(4 * LIMIT):
            group.create_task(one())
    assert most <= LIMIT
