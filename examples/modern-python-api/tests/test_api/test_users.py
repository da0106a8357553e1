"""Users over HTTP."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User
from tests.factories import PASSWORD, UserFactory
from tests.helpers import stored

REGISTRATION = {"name": "홍길동", "email": "hong@example.com", "password": PASSWORD}


async def test_registration_creates_a_user_and_returns_no_password(
    client: AsyncClient, session: AsyncSession
) -> None:
    # When
    response = await client.post("/api/users", json=REGISTRATION)

    # Then
    assert response.status_code == 201
    body = response.json()
    assert (body["name"], body["email"], body["role"]) == ("홍길동", "hong@example.com", "user")
    assert not any("password" in field for field in body)
    user = await session.scalar(select(User).where(User.id == body["id"]))
    assert user is not None
    assert user.hashed_password.startswith("$argon2id$")


async def test_registration_of_a_taken_address_is_a_conflict(
    client: AsyncClient, session: AsyncSession
) -> None:
    # Given
    await stored(session, UserFactory.build(email="hong@example.com"))

    # When: the same address in another case
    response = await client.post("/api/users", json=REGISTRATION | {"email": "HONG@example.com"})

    # Then
    assert response.status_code == 409
    assert response.json()["detail"] == "This e-mail address is already registered"


@pytest.mark.parametrize(
    "email", ["plain", "@example.com", "user@", "", "a@b@example.com", "-@-.c"]
)
async def test_registration_refuses_a_malformed_address(client: AsyncClient, email: str) -> None:
    response = await client.post("/api/users", json=REGISTRATION | {"email": email})

    assert response.status_code == 422
    assert [error["location"] for error in response.json()["errors"]] == [["body", "email"]]


async def test_list_is_paged_in_order(admin_client: AsyncClient, session: AsyncSession) -> None:
    # Given: fifteen users beside the administrator
    session.add_all(UserFactory.build_batch(15))
    await session.commit()

    # When
    first = await admin_client.get("/api/users", params={"limit": 10})
    second = await admin_client.get("/api/users", params={"limit": 10, "offset": 10})

    # Then: no user twice, none left out
    ids = [user["id"] for page in (first, second) for user in page.json()["items"]]
    assert len(ids) == 16
    assert ids == sorted(set(ids))
