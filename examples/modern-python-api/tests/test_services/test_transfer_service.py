"""The transfer service, without HTTP: what two sessions see of each other."""

import asyncio
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.idempotency import IdempotencyRepository
from app.errors import ConflictError
from app.models import Account, IdempotentRequest, User
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


async def test_a_claimed_request_cannot_vanish(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    # Given: a request with its answer, which is claimed again
    key = uuid4()
    request = IdempotentRequest(user_id=user.id, key=key, request="deposit", answer="{}")
    await stored(session, request)
    async with resources.session_factory() as repeating:
        claimed = await IdempotencyRepository(repeating).claim(user.id, key, "deposit")
        assert claimed.answer == "{}"

        # When: somebody deletes the user, and the request with it
        await session.execute(text("SET LOCAL lock_timeout = '100ms'"))
        with pytest.raises(DBAPIError, match="lock timeout"):
            await session.execute(delete(User).where(User.id == user.id))

    # Then: they can, once the claim has ended
    await session.rollback()
    await session.execute(delete(User))
    await session.commit()


async def test_a_request_that_vanishes_is_claimed_anew(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    # Given: a request that somebody is about to delete
    key = uuid4()
    user_id = user.id
    await stored(
        session, IdempotentRequest(user_id=user_id, key=key, request="deposit", answer="{}")
    )
    await session.execute(delete(IdempotentRequest))

    # When
    async with resources.session_factory() as repeating:
        claiming = asyncio.create_task(
            IdempotencyRepository(repeating).claim(user_id, key, "deposit")
        )
        await waits_for_a_lock(resources)
        await session.commit()

        # Then
        assert (await claiming).answer is None


async def waits_for_a_lock(resources: Resources) -> None:
    """Return once a connection to this database waits for another one."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with asyncio.timeout(30), resources.session_factory() as observer:
        while not await observer.scalar(waiting):
            await observer.rollback()


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
