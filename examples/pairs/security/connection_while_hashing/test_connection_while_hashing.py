"""A login that hashes with a connection in hand keeps everybody else from the database."""

from collections.abc import AsyncIterator
from types import ModuleType

import bcrypt
import pytest
from fastapi import HTTPException
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from pairs.security.connection_while_hashing import forbidden, replacement

EMAIL, PASSWORD = "ann@example.com", "correct horse battery"


@pytest.fixture
async def engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(postgres_url)
    async with engine.begin() as connection:
        await connection.run_sync(replacement.Base.metadata.drop_all)
        await connection.run_sync(replacement.Base.metadata.create_all)
    async with AsyncSession(engine) as db, db.begin():
        old_hash = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
        db.add(replacement.User(email=EMAIL, password_hash=old_hash, is_active=True))
    yield engine
    await engine.dispose()


async def _connections_while_hashing(
    module: ModuleType, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> int:
    held: list[int] = []

    def check(password: str, stored: str | None) -> tuple[bool, str | None]:
        held.append(engine.pool.checkedout())  # type: ignore[attr-defined]  # the queue pool's
        result: tuple[bool, str | None] = original(password, stored)
        return result

    original = module.check
    monkeypatch.setattr(module, "check", check)
    async with AsyncSession(engine) as db:
        assert await module.log_in(db, EMAIL, SecretStr(PASSWORD)) == 1
    return held[0]


async def test_the_connection_is_held_while_hashing(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _connections_while_hashing(forbidden, engine, monkeypatch) == 1


async def test_the_connection_is_free_while_hashing(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await _connections_while_hashing(replacement, engine, monkeypatch) == 0


async def test_an_outdated_hash_is_upgraded(engine: AsyncEngine) -> None:
    async with AsyncSession(engine) as db:
        await replacement.log_in(db, EMAIL, SecretStr(PASSWORD))
        stored = await db.scalar(select(replacement.User.password_hash))
    assert stored is not None
    assert stored.startswith("$argon2id$")


async def test_a_missing_user_is_hashed_for_too(engine: AsyncEngine) -> None:
    async with AsyncSession(engine) as db:
        for email, password in ((EMAIL, "wrong"), ("nobody@example.com", PASSWORD)):
            with pytest.raises(HTTPException, match="Wrong email or password"):
                await replacement.log_in(db, email, SecretStr(password))
    assert replacement.nobodys_hash.cache_info().currsize == 1
