"""Users must not make themselves administrators."""

import pytest
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.mass_assignment import forbidden, replacement
from pairs.database.support import create_tables

CHANGES = {"name": "Ada", "is_admin": True}


async def test_whatever_is_sent_is_stored(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        session.add(forbidden.User(id=1, name="Ada"))
        await session.commit()
        await forbidden.update_user(session, 1, CHANGES)
        user = await session.get_one(forbidden.User, 1, populate_existing=True)
        assert user.is_admin


async def test_a_field_that_the_schema_lacks_is_rejected(engine: AsyncEngine) -> None:
    async with AsyncSession(engine) as session:
        with pytest.raises(ValidationError, match="is_admin"):
            await replacement.update_user(session, 1, CHANGES)
