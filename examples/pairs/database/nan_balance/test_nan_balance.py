"""NaN sorts above every number in PostgreSQL, so `>= 0` lets it in."""

from decimal import Decimal
from types import ModuleType

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.nan_balance import forbidden, replacement
from pairs.database.support import create_tables


async def store(module: ModuleType, engine: AsyncEngine, balance: str) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add(module.Account(balance=Decimal(balance)))
        await session.commit()


async def test_a_lower_bound_alone_stores_nan(engine: AsyncEngine) -> None:
    await store(forbidden, engine, "NaN")


@pytest.mark.parametrize("balance", ["NaN", "-0.01"])
async def test_the_constraint_rejects_nan_and_less_than_zero(
    engine: AsyncEngine, balance: str
) -> None:
    with pytest.raises(IntegrityError, match="ck_accounts_balance"):
        await store(replacement, engine, balance)


async def test_the_constraint_accepts_zero(engine: AsyncEngine) -> None:
    await store(replacement, engine, "0")
