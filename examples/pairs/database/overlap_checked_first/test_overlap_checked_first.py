"""Two requests that book the same room at once must not both succeed."""

from datetime import UTC, datetime
from types import ModuleType

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.overlap_checked_first import forbidden, replacement
from pairs.database.support import create_tables


def hours(first: int, last: int) -> tuple[datetime, datetime]:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return day.replace(hour=first), day.replace(hour=last)


async def create_rooms(module: ModuleType, engine: AsyncEngine) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add_all([module.Room(id=1), module.Room(id=2)])
        await session.commit()


async def book_twice(module: ModuleType, engine: AsyncEngine) -> None:
    """Book overlapping hours in two transactions that are open at the same time."""
    await create_rooms(module, engine)
    async with AsyncSession(engine) as one, AsyncSession(engine) as other:
        await one.execute(text("SELECT 1"))
        await module.book(one, 1, *hours(9, 11))
        await other.execute(text("SET lock_timeout = '200ms'"))
        try:
            await module.book(other, 1, *hours(10, 12))
        except DBAPIError:  # it waits for the first transaction, so the test lets that one end
            await other.rollback()
            await one.commit()
            await module.book(other, 1, *hours(10, 12))
        await one.commit()
        await other.commit()


async def test_looking_first_books_the_room_twice(engine: AsyncEngine) -> None:
    await book_twice(forbidden, engine)
    async with AsyncSession(engine) as session:
        assert await session.scalar(select(func.count(forbidden.Booking.id))) == 2


async def test_the_exclusion_constraint_lets_one_in(engine: AsyncEngine) -> None:
    with pytest.raises(IntegrityError, match="ex_bookings_during"):
        await book_twice(replacement, engine)


async def test_other_rooms_and_adjacent_hours_are_free(engine: AsyncEngine) -> None:
    await create_rooms(replacement, engine)
    async with AsyncSession(engine) as session:
        await replacement.book(session, 1, *hours(9, 11))
        await replacement.book(session, 2, *hours(9, 11))
        await replacement.book(session, 1, *hours(11, 12))
        await session.commit()


@pytest.mark.parametrize(("first", "last"), [(11, 9), (9, 9)])
async def test_hours_that_contain_nothing_are_rejected(
    first: int, last: int, engine: AsyncEngine
) -> None:
    await create_rooms(replacement, engine)
    async with AsyncSession(engine) as session:
        with pytest.raises(DBAPIError, match=r"interval|lower bound"):
            await replacement.book(session, 1, *hours(first, last))
