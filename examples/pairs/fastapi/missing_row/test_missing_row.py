"""A row that is not there must not be returned as one."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.support import create_tables
from pairs.fastapi.missing_row import forbidden, replacement


async def test_nothing_is_returned_as_a_user(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        assert await forbidden.get_user(session, 1) is None  # and `.id` of it is a 500


async def test_a_missing_user_is_an_error(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(LookupError, match="1"):
            await replacement.get_user(session, 1)
        session.add(replacement.User(id=1))
        assert (await replacement.get_user(session, 1)).id == 1
