"""Of two withdrawals of everything only one may succeed."""

from decimal import Decimal
from types import ModuleType

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.lost_update import forbidden, replacement
from pairs.database.support import create_tables


async def withdraw_twice(module: ModuleType, engine: AsyncEngine) -> None:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as one, AsyncSession(engine) as other:
        one.add(module.Account(id=1, balance=Decimal(100)))
        await one.commit()
        seen = [await session.get_one(module.Account, 1) for session in (one, other)]
        assert [account.balance for account in seen] == [100, 100]
        await module.withdraw(one, 1, Decimal(100))
        await module.withdraw(other, 1, Decimal(100))


async def test_without_a_lock_both_succeed(engine: AsyncEngine) -> None:
    await withdraw_twice(forbidden, engine)


async def test_with_a_lock_the_second_sees_the_first(engine: AsyncEngine) -> None:
    with pytest.raises(ValueError, match="does not hold enough"):
        await withdraw_twice(replacement, engine)
