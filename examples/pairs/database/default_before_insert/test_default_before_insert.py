"""Code that reads the attribute before the INSERT must see the default."""

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.default_before_insert import forbidden, replacement
from pairs.database.support import create_tables


def test_default_and_server_default_leave_a_new_object_with_none() -> None:
    assert forbidden.User().is_active is None


def test_a_default_of_the_constructor_is_there_at_once() -> None:
    assert replacement.User().is_active is True
    assert replacement.User(is_active=False).is_active is False


async def test_the_constructor_is_not_called_for_stored_rows(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add(replacement.User(is_active=False))
        await session.commit()
    async with AsyncSession(engine) as session:
        assert (await session.get_one(replacement.User, 1)).is_active is False
