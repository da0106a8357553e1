"""The session of a request has begun its transaction with the first query."""

from types import ModuleType

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.begun_transaction import forbidden, replacement
from pairs.database.support import create_tables


async def rename(module: ModuleType, engine: AsyncEngine) -> str:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        session.add(module.User(id=1, name="Ada"))
        await session.commit()
        user = await session.get_one(module.User, 1, populate_existing=True)
        await module.Users(session).rename(user, "Grace")
        return str(user.name)


async def test_a_second_transaction_cannot_begin(engine: AsyncEngine) -> None:
    with pytest.raises(InvalidRequestError, match="already begun"):
        await rename(forbidden, engine)


async def test_a_commit_ends_the_first(engine: AsyncEngine) -> None:
    assert await rename(replacement, engine) == "Grace"
