"""Ten times ten cents must be one."""

from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.float_money import forbidden, replacement
from pairs.database.support import create_tables


async def test_floats_add_up_to_less(engine: AsyncEngine) -> None:
    await create_tables(engine, forbidden.Base)
    async with AsyncSession(engine) as session:
        session.add_all([forbidden.Account(balance=0.1) for _ in range(10)])
        await session.commit()
        assert await session.scalar(select(func.sum(forbidden.Account.balance))) != 1


async def test_decimals_add_up(engine: AsyncEngine) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        session.add_all([replacement.Account(balance=Decimal("0.1")) for _ in range(10)])
        await session.commit()
        assert await session.scalar(select(func.sum(replacement.Account.balance))) == 1
