"""PostgreSQL locks no row that may be missing."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.for_update_with_joinedload import forbidden, replacement
from pairs.database.support import create_tables


async def test_postgresql_rejects_a_lock_on_the_nullable_side(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(DBAPIError, match="nullable side of an outer join"):
            await forbidden.lock_post(session, 1)


async def test_of_locks_the_row_alone(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add(replacement.Post(id=1))
        await session.commit()
        post = await replacement.lock_post(session, 1)
        assert post is not None
        assert post.author is None
