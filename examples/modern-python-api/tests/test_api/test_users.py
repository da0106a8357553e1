"""Users over HTTP."""

import json

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Role, User
from app.resources import Resources
from tests.factories import PASSWORD, UserFactory
from tests.helpers import recorded_statements, stored

REGISTRATION = {"name": "홍길동", "email": "hong@example.com", "password": PASSWORD}


class TestRegistration:
    async def test_creates_a_user_and_returns_no_password(
        self, client: AsyncClient, session: AsyncSession
    ) -> None:
        # When
        response = await client.post("/api/users", json=REGISTRATION)

        # Then
        assert response.status_code == 201
        body = response.json()
        assert (body["name"], body["email"]) == ("홍길동", "hong@example.com")
        assert (body["role"], body["is_active"]) == ("user", True)
        assert not any("password" in field for field in body)
        user = await session.get(User, body["id"])
        assert user is not None
        assert user.hashed_password.startswith("$argon2id$")

    async def test_of_a_taken_address_is_a_conflict(
        self, client: AsyncClient, session: AsyncSession
    ) -> None:
        # Given
        await stored(session, UserFactory.build(email="hong@example.com"))

        # When: the same address in another case
        response = await client.post(
            "/api/users", json=REGISTRATION | {"email": "HONG@example.com"}
        )

        # Then
        assert response.status_code == 409
        assert response.json()["detail"] == "This email address is already registered"

    @pytest.mark.parametrize(
        "email", ["plain", "@example.com", "user@", "", "a@b@example.com", "-@-.c"]
    )
    async def test_refuses_a_malformed_address(self, client: AsyncClient, email: str) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"email": email})

        assert response.status_code == 422
        assert [error["location"] for error in response.json()["errors"]] == [["body", "email"]]

    @pytest.mark.parametrize("email", ["hong+test@example.com", "o'brien@example.com"])
    async def test_accepts_unusual_but_valid_addresses(
        self, client: AsyncClient, email: str
    ) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"email": email})

        assert response.status_code == 201

    @pytest.mark.parametrize("password", ["hunter2", "x" * 14, "x" * 129])
    async def test_refuses_a_password_of_wrong_length_without_repeating_it(
        self, client: AsyncClient, password: str
    ) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"password": password})

        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert password not in response.text

    @pytest.mark.parametrize(
        "extra", [{"role": "admin"}, {"is_active": False}, {"id": 1}, {"hashed_password": "x"}]
    )
    async def test_refuses_fields_that_are_not_the_users_to_set(
        self, client: AsyncClient, extra: dict[str, object]
    ) -> None:
        response = await client.post("/api/users", json=REGISTRATION | extra)

        assert response.status_code == 422

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "   ",
            "a\nb",
            "nul\0",
            "x" * 101,
            "bell\x07",
            "\u200b\u200b",  # zero-width spaces
            "\u3164\u115f",  # Hangul fillers: letters to Unicode, nothing to the eye
            "\u2800",  # the Braille pattern without dots
            "Hong \u202etxt.exe",  # what follows is shown from right to left
        ],
    )
    async def test_refuses_names_that_no_person_has(self, client: AsyncClient, name: str) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"name": name})

        assert response.status_code == 422

    @pytest.mark.parametrize("name", ["홍길동", "नरेन्द्र", "O'Brien", "李", "X Æ 12"])
    async def test_accepts_names_in_every_script(self, client: AsyncClient, name: str) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"name": name})

        assert (response.status_code, response.json()["name"]) == (201, name)

    @pytest.mark.parametrize("password", ["passwordpassword", REGISTRATION["email"], " " * 15])
    async def test_refuses_a_password_that_is_easy_to_guess(
        self, client: AsyncClient, password: str
    ) -> None:
        response = await client.post("/api/users", json=REGISTRATION | {"password": password})

        assert response.status_code == 422
        assert "easy to guess" in response.json()["detail"]

    async def test_refuses_a_password_that_is_no_unicode(self, client: AsyncClient) -> None:
        # Given: half of a surrogate pair, which JSON can write and UTF-8 cannot
        body = json.dumps(REGISTRATION | {"password": "correct horse battery \ud800"})

        # When
        response = await client.post(
            "/api/users", content=body, headers={"Content-Type": "application/json"}
        )

        # Then
        assert response.status_code == 422
        assert response.json()["errors"][0]["location"] == ["body", "password"]


class TestReading:
    async def test_me_is_the_caller(self, user_client: AsyncClient, user: User) -> None:
        response = await user_client.get("/api/users/me")

        assert response.status_code == 200
        assert response.json()["email"] == user.email

    async def test_is_for_those_who_logged_in(self, client: AsyncClient) -> None:
        response = await client.get("/api/users/me")

        assert response.status_code == 401
        assert response.headers["www-authenticate"] == "Bearer"


class TestUpdating:
    async def test_changes_what_is_given_and_nothing_else(
        self, user_client: AsyncClient, user: User
    ) -> None:
        response = await user_client.patch("/api/users/me", json={"name": "New name"})

        assert response.status_code == 200
        assert (response.json()["name"], response.json()["email"]) == ("New name", user.email)
        assert response.json()["updated_at"] > response.json()["created_at"]

    @pytest.mark.parametrize("change", [{"role": "admin"}, {"id": 999}, {"is_active": False}])
    async def test_cannot_raise_ones_own_rank(
        self, user_client: AsyncClient, change: dict[str, object]
    ) -> None:
        response = await user_client.patch("/api/users/me", json=change)

        assert response.status_code == 422

    async def test_leaves_the_address_alone(self, user_client: AsyncClient) -> None:
        """A new address would need a proof that it belongs to the user."""
        response = await user_client.patch("/api/users/me", json={"email": "new@example.com"})

        assert response.status_code == 422

    async def test_administrators_change_roles(
        self, admin_client: AsyncClient, session: AsyncSession, user: User
    ) -> None:
        response = await admin_client.put(
            f"/api/users/{user.id}/access", json={"role": "admin", "is_active": True}
        )

        assert response.status_code == 200
        await session.refresh(user)
        assert user.role is Role.ADMIN

    async def test_access_of_nobody_is_not_found(self, admin_client: AsyncClient) -> None:
        change = {"role": "user", "is_active": True}

        response = await admin_client.put("/api/users/999999/access", json=change)

        assert response.status_code == 404
        assert response.json()["detail"] == "User 999999 not found"

    async def test_users_do_not_change_roles(self, user_client: AsyncClient, user: User) -> None:
        response = await user_client.put(
            f"/api/users/{user.id}/access", json={"role": "admin", "is_active": True}
        )

        assert response.status_code == 403

    @pytest.mark.parametrize(
        "change", [{"role": "user", "is_active": True}, {"role": "admin", "is_active": False}]
    )
    async def test_the_last_administrator_stays(
        self, admin_client: AsyncClient, session: AsyncSession, admin: User, change: object
    ) -> None:
        # Given: another one who cannot log in
        await stored(session, UserFactory.build(admin=True, inactive=True))

        # When
        response = await admin_client.put(f"/api/users/{admin.id}/access", json=change)

        # Then
        assert response.status_code == 409
        await session.refresh(admin)
        assert (admin.role, admin.is_active) == (Role.ADMIN, True)

    async def test_one_of_two_administrators_may_go(
        self, admin_client: AsyncClient, session: AsyncSession, admin: User
    ) -> None:
        await stored(session, UserFactory.build(admin=True))
        change = {"role": "user", "is_active": True}

        response = await admin_client.put(f"/api/users/{admin.id}/access", json=change)

        assert response.status_code == 200

    async def test_a_deactivated_user_is_out_at_once(
        self, admin_client: AsyncClient, user_client: AsyncClient, user: User
    ) -> None:
        await admin_client.put(
            f"/api/users/{user.id}/access", json={"role": "user", "is_active": False}
        )

        assert (await user_client.get("/api/users/me")).status_code == 401


class TestProfiles:
    async def test_are_read_once_and_then_cached(
        self, user_client: AsyncClient, resources: Resources, admin: User
    ) -> None:
        # Given
        first = await user_client.get(f"/api/users/profiles?ids={admin.id}")

        # When
        with recorded_statements(resources.engine) as statements:
            second = await user_client.get(f"/api/users/profiles?ids={admin.id}")

        # Then: one query, for who is asking
        assert first.json() == second.json() == [{"id": admin.id, "name": admin.name}]
        assert len([statement for statement in statements if "SELECT" in statement]) == 1

    async def test_show_a_change_at_once(self, user_client: AsyncClient, user: User) -> None:
        await user_client.get(f"/api/users/profiles?ids={user.id}")
        await user_client.patch("/api/users/me", json={"name": "New name"})

        response = await user_client.get(f"/api/users/profiles?ids={user.id}")

        assert [profile["name"] for profile in response.json()] == ["New name"]

    async def test_are_gone_at_once_when_a_user_is_deactivated(
        self, admin_client: AsyncClient, user: User
    ) -> None:
        await admin_client.get(f"/api/users/profiles?ids={user.id}")
        change = {"role": "user", "is_active": False}
        await admin_client.put(f"/api/users/{user.id}/access", json=change)

        assert (await admin_client.get(f"/api/users/profiles?ids={user.id}")).json() == []

    async def test_come_in_the_order_asked_for(
        self, user_client: AsyncClient, session: AsyncSession
    ) -> None:
        # Given: one of them is cached already
        users = UserFactory.build_batch(3)
        session.add_all(users)
        await session.commit()
        ids = [user.id for user in users]
        await user_client.get(f"/api/users/profiles?ids={ids[1]}")

        # When
        wanted = [ids[2], ids[0], 999_999, ids[1]]
        response = await user_client.get("/api/users/profiles", params={"ids": wanted})

        # Then
        assert [profile["id"] for profile in response.json()] == [ids[2], ids[0], ids[1]]
