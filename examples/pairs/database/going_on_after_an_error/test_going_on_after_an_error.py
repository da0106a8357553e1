"""A violated constraint must not take the rest of the transaction with it."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.going_on_after_an_error import forbidden, replacement
from pairs.database.support import create_tables


async def test_after_a_caught_error_the_session_is_unusable(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        await forbidden.ensure_tag(session, "python")
        await forbidden.ensure_tag(session, "python")
        with pytest.raises(PendingRollbackError):
            await forbidden.ensure_tag(session, "sql")


async def test_on_conflict_do_nothing_leaves_the_transaction_usable(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await replacement.ensure_tag(session, "python")
        await replacement.ensure_tag(session, "python")
        await replacement.ensure_tag(session, "sql")
        await session.commit()
        assert set(await session.scalars(select(replacement.Tag.name))) == {"python", "sql"}


async def test_begin_nested_leaves_the_transaction_usable_too(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await replacement.ensure_tag(session, "python")
        with pytest.raises(IntegrityError):
            async with session.begin_nested():
                session.add(replacement.Tag(name="python"))
        await replacement.ensure_tag(session, "sql")
        await session.commit()
        assert set(await session.scalars(select(replacement.Tag.name))) == {"python", "sql"}
