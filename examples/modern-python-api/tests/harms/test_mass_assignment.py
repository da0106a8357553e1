"""An update with whatever the caller sends: also with what is not theirs to change."""

from collections.abc import Mapping

import pytest
from pydantic import ValidationError
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Role, User
from app.schemas.user import UserUpdate


async def update_user(session: AsyncSession, user_id: int, data: Mapping[str, object]) -> None:
    await session.execute(update(User).where(User.id == user_id).values(**data))
    await session.commit()


async def test_whoever_may_change_their_name_becomes_an_administrator(
    session: AsyncSession, user: User
) -> None:
    body = {"name": "New name", "role": "admin"}

    await update_user(session, user.id, body)

    await session.refresh(user)
    assert user.role is Role.ADMIN
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        UserUpdate.model_validate(body)
