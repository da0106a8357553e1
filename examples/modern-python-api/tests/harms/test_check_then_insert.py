"""Asking whether a row exists before inserting it."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.database.users import UserRepository
from app.errors import ConflictError
from app.models import User
from app.resources import Resources
from app.schemas.user import UserCreate
from app.services.users import UserService
from tests.factories import UserFactory

EMAIL = "ada@example.com"


async def is_free(session: AsyncSession, email: str) -> bool:
    return await UserRepository(session).get_by_email(email) is None


async def insert(session: AsyncSession, email: str) -> None:
    session.add(UserFactory.build(email=email))
    await session.commit()


async def test_two_requests_that_check_first_both_insert(resources: Resources) -> None:
    async with resources.session_factory() as one, resources.session_factory() as other:
        # Both ask before either inserts: what two requests at the same moment do.
        assert await is_free(one, EMAIL)
        assert await is_free(other, EMAIL)
        await insert(one, EMAIL)

        with pytest.raises(IntegrityError):  # nobody expects it: a 500
            await insert(other, EMAIL)


async def test_the_constraint_decides_and_the_loser_hears_of_a_conflict(
    resources: Resources, user: User
) -> None:
    data = UserCreate.model_validate(
        {"name": "Ada", "email": user.email, "password": "correct horse battery"}
    )
    async with resources.session_factory() as session:
        users = UserService(session, resources.profile_cache)

        with pytest.raises(ConflictError):
            await users.register(data)
