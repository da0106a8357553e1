"""The transfer service, without HTTP: what two sessions see of each other."""

from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.errors import ConflictError
from app.models import Account, User
from app.resources import Resources
from app.services.transfers import TransferService
from tests.helpers import stored


async def test_a_failed_transfer_leaves_everything_as_it_was(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    # Given
    source = await stored(session, Account(owner_id=user.id, balance=Decimal(5)))
    target = await stored(session, Account(owner_id=user.id))

    # When
    async with resources.session_factory() as other_session:
        with pytest.raises(ConflictError, match="hold enough"):
            await TransferService(other_session).transfer(
                user,
                key=uuid4(),
                from_account_id=source.id,
                to_account_id=target.id,
                amount=Decimal(6),
            )

    # Then
    await session.refresh(source)
    await session.refresh(target)
    assert (source.balance, target.balance) == (Decimal(5), Decimal(0))


async def test_the_lock_sees_what_was_committed_since_the_row_was_read(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    # Given: this session knows the old balance
    source = await stored(session, Account(owner_id=user.id, balance=Decimal(100)))
    target = await stored(session, Account(owner_id=user.id))

    async def transfer(session: AsyncSession) -> None:
        await TransferService(session).transfer(
            user,
            key=uuid4(),
            from_account_id=source.id,
            to_account_id=target.id,
            amount=Decimal(80),
        )

    async with resources.session_factory() as other_session:
        await transfer(other_session)

    # When, then
    assert source.balance == Decimal(100)
    with pytest.raises(ConflictError, match="hold enough"):
        await transfer(session)
