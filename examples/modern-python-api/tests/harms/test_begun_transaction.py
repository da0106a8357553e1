"""`session.begin()` where the session has been used: the transaction is there already."""

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


async def rename(session: AsyncSession, user_id: int, name: str) -> None:
    async with session.begin():
        user = await session.get_one(User, user_id)
        user.name = name


async def test_a_second_begin_fails_in_a_request_that_has_read_something(
    session: AsyncSession, user: User
) -> None:
    # Given: a request whose dependency has looked up who is asking
    await session.refresh(user)

    with pytest.raises(InvalidRequestError, match="already begun"):
        await rename(session, user.id, "New name")
