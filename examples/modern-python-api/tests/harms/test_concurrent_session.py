"""One session in several tasks: it holds one transaction, and does one thing at a time."""

import asyncio

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.users import UserRepository
from app.models import User
from app.resources import Resources


async def load_both(session: AsyncSession, first_id: int, second_id: int) -> list[User]:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(session.get_one(User, first_id))
        second = tasks.create_task(session.get_one(User, second_id))
    return [first.result(), second.result()]


async def test_tasks_cannot_share_a_session(resources: Resources, user: User, admin: User) -> None:
    refusal = pytest.RaisesExc(InvalidRequestError, match="concurrent operations")

    async with resources.session_factory() as session:
        with pytest.RaisesGroup(refusal):
            await load_both(session, user.id, admin.id)

    async with resources.session_factory() as session:
        users = await UserRepository(session).get_many([user.id, admin.id])
        assert set(users) == {user.id, admin.id}
