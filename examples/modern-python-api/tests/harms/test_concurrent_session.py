"""One session in several tasks: it holds one connection, which does one thing at a time."""

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User
from app.resources import Resources


async def load_both(session: AsyncSession, first_id: int, second_id: int) -> tuple[User, User]:
    return await asyncio.gather(session.get_one(User, first_id), session.get_one(User, second_id))


async def load_in_turn(session: AsyncSession, first_id: int, second_id: int) -> tuple[User, User]:
    return await session.get_one(User, first_id), await session.get_one(User, second_id)


async def test_tasks_cannot_share_a_session(resources: Resources, user: User, admin: User) -> None:
    async with resources.session_factory() as session:
        await session.connection()
        with pytest.raises(
            (InvalidRequestError, DBAPIError), match=r"another operation|concurrent"
        ):
            await load_both(session, user.id, admin.id)

    async with resources.session_factory() as session:
        users = await load_in_turn(session, user.id, admin.id)

    assert [found.id for found in users] == [user.id, admin.id]
