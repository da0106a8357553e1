"""PostgreSQL takes a time without a zone as one of the server's zone, or asyncpg rejects it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.naive_default import forbidden, replacement
from pairs.database.support import create_tables


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
async def test_utcnow_has_no_zone() -> None:
    default = forbidden.User.__table__.c.created_at.default
    assert default.arg(None).tzinfo is None


async def test_the_time_of_the_database_has_a_zone(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        user = replacement.User()
        session.add(user)
        await session.commit()
    assert abs(datetime.now(UTC) - user.created_at) < timedelta(minutes=5)
