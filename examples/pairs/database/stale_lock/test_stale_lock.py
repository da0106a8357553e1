"""A decision under a lock must use the values that the lock protects."""

from decimal import Decimal
from types import ModuleType

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.stale_lock import forbidden, replacement
from pairs.database.support import create_tables


async def paid_twice(module: ModuleType, engine: AsyncEngine) -> None:
    """Pay 100 of 100 in two sessions that have both read the balance before."""
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as one, AsyncSession(engine) as other:
        one.add_all([module.Account(id=1, balance=Decimal(100)), module.Account(id=2, balance=0)])
        await one.commit()
        seen = [await session.get_one(module.Account, 1) for session in (one, other)]
        assert [account.balance for account in seen] == [100, 100]
        await module.transfer(one, 1, 2, Decimal(100))
        await module.transfer(other, 1, 2, Decimal(100))


async def test_an_object_read_before_the_lock_stays_stale(engine: AsyncEngine) -> None:
    await paid_twice(forbidden, engine)


async def test_populate_existing_reads_what_is_locked(engine: AsyncEngine) -> None:
    with pytest.raises(replacement.InsufficientFundsError):
        await paid_twice(replacement, engine)
    async with AsyncSession(engine) as session:
        balances = select(replacement.Account.balance).order_by(replacement.Account.id)
        assert list(await session.scalars(balances)) == [0, 100]


@pytest.mark.parametrize(
    ("source", "target", "amount"), [(1, 1, 1), (1, 3, 1), (3, 1, 1), (1, 2, 0), (1, 2, -1)]
)
async def test_transfers_that_make_no_sense_are_rejected(
    engine: AsyncEngine, source: int, target: int, amount: int
) -> None:
    await create_tables(engine, replacement.Base)
    async with AsyncSession(engine) as session:
        for number in (1, 2):
            session.add(replacement.Account(id=number, balance=Decimal(100)))
        await session.commit()
        with pytest.raises(ValueError, match="Two accounts"):
            await replacement.transfer(session, source, target, Decimal(amount))
