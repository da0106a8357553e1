"""Only a taken address may be reported as one."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.every_integrity_error import forbidden, replacement
from pairs.database.support import create_tables


async def test_another_violation_is_called_a_taken_address(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(forbidden.EmailTakenError):
            await forbidden.register(session, forbidden.User(email="a@b.example", age=-1))


async def test_another_violation_stays_what_it_is(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        with pytest.raises(IntegrityError, match="ck_users_age"):
            await replacement.register(session, replacement.User(email="a@b.example", age=-1))


async def test_a_taken_address_is_reported_and_the_session_goes_on(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        await replacement.register(session, replacement.User(email="a@b.example", age=1))
        with pytest.raises(replacement.EmailTakenError):
            await replacement.register(session, replacement.User(email="a@b.example", age=2))
        await replacement.register(session, replacement.User(email="c@d.example", age=3))
