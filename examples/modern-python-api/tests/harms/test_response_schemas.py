"""Responses that ask of stored rows what is asked of input."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, EmailStr, Field, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from tests.conftest import Login
from tests.factories import UserFactory
from tests.helpers import stored


class UserBase(BaseModel):
    name: Annotated[str, Field(min_length=1)]
    email: EmailStr


class InheritingResponse(UserBase):
    model_config = ConfigDict(from_attributes=True)

    id: int


async def test_a_response_with_input_constraints_cannot_show_old_rows(
    session: AsyncSession,
) -> None:
    user = await stored(session, UserFactory.build(name=""))

    with pytest.raises(ValidationError, match="name"):
        InheritingResponse.model_validate(user)


async def test_a_response_with_plain_types_can(session: AsyncSession, login: Login) -> None:
    user = await stored(session, UserFactory.build(name=""))

    response = await (await login(user)).get("/api/users/me")

    assert (response.status_code, response.json()["name"]) == (200, "")
