"""A repository that commits by itself: what belongs together can be stored by halves."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.accounts import AccountRepository
from app.database.users import UserRepository
from app.models import Account, User
from app.resources import Resources
from tests.factories import UserFactory


class CommittingUserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, user: User) -> User:
        self._session.add(user)
        await self._session.commit()
        return user


async def open_account(
    session: AsyncSession, users: UserRepository | CommittingUserRepository, balance: Decimal
) -> None:
    """Store a user with an account, both or none."""
    user = await users.add(UserFactory.build())
    await AccountRepository(session).add(Account(owner_id=user.id, balance=balance))
    await session.commit()


@pytest.mark.parametrize(
    ("repository", "left_behind"), [(CommittingUserRepository, 1), (UserRepository, 0)]
)
async def test_a_failure_in_the_middle_leaves_what_the_repository_has_committed(
    resources: Resources,
    session: AsyncSession,
    repository: type[UserRepository | CommittingUserRepository],
    left_behind: int,
) -> None:
    async with resources.session_factory() as request_session:
        users = repository(request_session)
        with pytest.raises(IntegrityError, match="balance_not_negative"):
            await open_account(request_session, users, balance=Decimal(-1))

    assert await session.scalar(select(func.count()).select_from(User)) == left_behind
