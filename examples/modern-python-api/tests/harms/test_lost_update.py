"""Two requests that read the same balance and both write: one withdrawal is lost."""

from decimal import Decimal

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.accounts import AccountRepository
from app.errors import ConflictError
from app.models import Account, User
from app.resources import Resources
from tests.helpers import stored


async def withdraw(session: AsyncSession, account_id: int, amount: Decimal) -> None:
    account = await session.get_one(Account, account_id)  # no lock
    if account.balance < amount:
        raise ConflictError("The account does not hold enough")
    account.balance -= amount
    await session.commit()


async def withdraw_locked(session: AsyncSession, account_id: int, amount: Decimal) -> None:
    account = (await AccountRepository(session).lock(account_id))[account_id]
    if account.balance < amount:
        raise ConflictError("The account does not hold enough")
    account.balance -= amount
    await session.commit()


@pytest.fixture
async def account(session: AsyncSession, user: User) -> Account:
    return await stored(session, Account(owner_id=user.id, balance=Decimal(100)))


async def test_without_a_lock_both_withdrawals_succeed(
    resources: Resources, account: Account
) -> None:
    async with resources.session_factory() as first, resources.session_factory() as second:
        # Given: both requests have read a balance of 100
        seen = [await request.get_one(Account, account.id) for request in (first, second)]
        assert [each.balance for each in seen] == [Decimal(100), Decimal(100)]

        # When, then: 200 are paid out
        await withdraw(first, account.id, Decimal(100))
        await withdraw(second, account.id, Decimal(100))


async def test_with_a_lock_the_second_one_sees_the_first(
    resources: Resources, account: Account
) -> None:
    async with resources.session_factory() as first, resources.session_factory() as second:
        seen = [await request.get_one(Account, account.id) for request in (first, second)]
        assert [each.balance for each in seen] == [Decimal(100), Decimal(100)]

        await withdraw_locked(first, account.id, Decimal(100))
        with pytest.raises(ConflictError):
            await withdraw_locked(second, account.id, Decimal(100))
