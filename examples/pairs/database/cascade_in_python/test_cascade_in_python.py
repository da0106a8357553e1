"""`ondelete` alone does not keep the ORM from taking the children away itself."""

from types import ModuleType

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.cascade_in_python import forbidden, replacement
from pairs.database.support import create_tables


async def delete_author(module: ModuleType, session: AsyncSession) -> None:
    session.add(module.Author(id=1))
    await session.flush()
    session.add(module.Post(author_id=1))
    await session.commit()
    await session.delete(await session.get_one(module.Author, 1))
    await session.commit()


async def test_the_orm_sets_the_key_of_the_children_to_null(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(IntegrityError, match="null value"):
            await delete_author(forbidden, session)


async def test_the_database_deletes_the_children(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await delete_author(replacement, session)
        assert await session.scalar(select(func.count(replacement.Post.id))) == 0
