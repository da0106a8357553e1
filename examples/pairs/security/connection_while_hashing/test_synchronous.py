"""With a synchronous session, too, a login holds neither a connection nor a shared thread."""

import asyncio
from collections.abc import Iterator
from threading import Barrier, Event

import pytest
from anyio import to_thread
from fastapi import HTTPException
from pydantic import SecretStr
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.orm import Session

from pairs.security.connection_while_hashing import replacement, synchronous
from pairs.security.connection_while_hashing.replacement import Base, User, hasher

EMAIL, PASSWORD = "ann@example.com", "correct horse battery"


@pytest.fixture
def database(postgres_url: str) -> Iterator[Engine]:
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=5)
    Base.metadata.create_all(engine)
    with Session(engine) as db, db.begin():
        db.add(User(email=EMAIL, password_hash=hasher.hash(PASSWORD), is_active=True))
    yield engine
    engine.dispose()


async def test_logins_that_hash_hold_neither_the_connection_nor_a_shared_thread(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_hashing, may_end = Barrier(4 + 1), Event()

    def check(password: str, stored: str | None) -> tuple[bool, str | None]:
        all_hashing.wait(10)
        may_end.wait(10)
        return replacement.check(password, stored)

    async def log_in() -> int:
        with Session(database) as db:
            return await synchronous.log_in(db, EMAIL, SecretStr(PASSWORD))

    monkeypatch.setattr(synchronous, "check", check)
    logins = [asyncio.create_task(log_in()) for _ in range(4)]
    await to_thread.run_sync(all_hashing.wait, 10)
    shared = to_thread.current_default_thread_limiter()
    held = database.pool.checkedout(), shared.borrowed_tokens  # type: ignore[attr-defined]  # the queue pool's
    may_end.set()
    assert await asyncio.gather(*logins) == [1] * 4
    assert held == (0, 0)


@pytest.mark.parametrize(("email", "password"), [(EMAIL, "guess"), ("bob@example.com", PASSWORD)])
async def test_a_wrong_login_is_rejected(email: str, password: str, database: Engine) -> None:
    with Session(database) as db, pytest.raises(HTTPException, match="401"):
        await synchronous.log_in(db, email, SecretStr(password))
