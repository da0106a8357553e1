"""A change without a commit is gone when the session closes, and no error tells."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User
from app.resources import Resources
from app.schemas.user import UserUpdate
from app.services.users import UserService


async def rename(session: AsyncSession, user_id: int, name: str) -> User:
    user = await session.get_one(User, user_id)
    user.name = name
    return user  # no commit


async def test_what_is_not_committed_is_gone_without_an_error(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    async with resources.session_factory() as request_session:
        renamed = await rename(request_session, user.id, "New name")

    assert renamed.name == "New name"
    await session.refresh(user)
    assert user.name != "New name"


async def test_what_the_service_changes_is_there_for_everybody(
    resources: Resources, session: AsyncSession, user: User
) -> None:
    async with resources.session_factory() as request_session:
        users = UserService(request_session, resources.profile_cache)
        found = await request_session.get_one(User, user.id)
        await users.update(found, UserUpdate(name="New name"))

    await session.refresh(user)
    assert user.name == "New name"
