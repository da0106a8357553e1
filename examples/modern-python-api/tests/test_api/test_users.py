"""Users over HTTP."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.models import Account, Role, Transfer, Upload, User
from tests.conftest import Login
from tests.factories import PASSWORD, UserFactory
from tests.helpers import stored

REGISTRATION = {"name": "홍길동", "email": "hong@example.com", "password": PASSWORD}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


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
        assert response.json()["detail"] == "This e-mail address is already registered"

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

    async def test_users_read_themselves_and_nobody_else(
        self, user_client: AsyncClient, user: User, admin: User
    ) -> None:
        assert (await user_client.get(f"/api/users/{user.id}")).status_code == 200
        assert (await user_client.get(f"/api/users/{admin.id}")).status_code == 403

    async def test_the_answer_does_not_tell_which_users_exist(
        self, user_client: AsyncClient, admin: User
    ) -> None:
        existing = await user_client.get(f"/api/users/{admin.id}")
        missing = await user_client.get("/api/users/999999")

        assert existing.status_code == missing.status_code == 403
        assert existing.json()["detail"] == missing.json()["detail"]

    async def test_administrators_read_everybody(
        self, admin_client: AsyncClient, user: User
    ) -> None:
        assert (await admin_client.get(f"/api/users/{user.id}")).status_code == 200
        assert (await admin_client.get("/api/users/999999")).status_code == 404

    async def test_is_for_those_who_logged_in(self, client: AsyncClient) -> None:
        response = await client.get("/api/users/me")

        assert response.status_code == 401
        assert response.headers["www-authenticate"] == "Bearer"


class TestListing:
    async def test_is_paged_in_order(
        self, admin_client: AsyncClient, session: AsyncSession
    ) -> None:
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

    async def test_is_for_administrators(self, user_client: AsyncClient) -> None:
        assert (await user_client.get("/api/users")).status_code == 403


class TestUpdating:
    async def test_changes_what_is_given_and_nothing_else(
        self, user_client: AsyncClient, user: User
    ) -> None:
        response = await user_client.patch(f"/api/users/{user.id}", json={"name": "New name"})

        assert response.status_code == 200
        assert (response.json()["name"], response.json()["email"]) == ("New name", user.email)
        assert response.json()["updated_at"] > response.json()["created_at"]

    @pytest.mark.parametrize("change", [{"role": "admin"}, {"id": 999}, {"is_active": False}])
    async def test_cannot_raise_ones_own_rank(
        self, user_client: AsyncClient, user: User, change: dict[str, object]
    ) -> None:
        response = await user_client.patch(f"/api/users/{user.id}", json=change)

        assert response.status_code == 422

    async def test_of_somebody_else_is_refused(self, user_client: AsyncClient, admin: User) -> None:
        response = await user_client.patch(f"/api/users/{admin.id}", json={"name": "Mine"})

        assert response.status_code == 403

    async def test_leaves_the_address_alone(self, user_client: AsyncClient, user: User) -> None:
        """A new address would need a proof that it belongs to the user."""
        response = await user_client.patch(
            f"/api/users/{user.id}", json={"email": "new@example.com"}
        )

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
        changed = await admin_client.put(f"/api/users/{admin.id}/access", json=change)
        deleted = await admin_client.delete(f"/api/users/{admin.id}")

        # Then
        assert (changed.status_code, deleted.status_code) == (409, 409)
        assert (await admin_client.get("/api/users")).status_code == 200

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


class TestDeleting:
    async def test_removes_the_user_with_posts_uploads_and_files(
        self,
        user_client: AsyncClient,
        session: AsyncSession,
        settings: Settings,
        user: User,
    ) -> None:
        # Given
        await user_client.post("/api/posts", json={"title": "T", "content": "C"})
        await user_client.post("/api/uploads", files={"file": ("a.png", PNG, "image/png")})
        assert files_in(settings.upload_directory) == 1

        # When
        response = await user_client.delete(f"/api/users/{user.id}")

        # Then
        assert response.status_code == 204
        assert await session.scalar(select(User.id)) is None
        assert await session.scalar(select(Upload.id)) is None
        assert files_in(settings.upload_directory) == 0

    async def test_is_a_conflict_while_there_is_money(
        self, user_client: AsyncClient, session: AsyncSession, user: User
    ) -> None:
        await stored(session, Account(owner_id=user.id, balance=Decimal(1)))

        response = await user_client.delete(f"/api/users/{user.id}")

        assert response.status_code == 409
        assert (await user_client.get("/api/users/me")).status_code == 200

    async def test_is_a_conflict_once_there_were_transfers(
        self, user_client: AsyncClient, session: AsyncSession, user: User, admin: User
    ) -> None:
        source = await stored(session, Account(owner_id=user.id))
        target = await stored(session, Account(owner_id=admin.id))
        await stored(
            session,
            Transfer(from_account_id=source.id, to_account_id=target.id, amount=Decimal(1)),
        )

        response = await user_client.delete(f"/api/users/{user.id}")

        assert response.status_code == 409
        assert "transfers" in response.json()["detail"]

    async def test_removes_accounts_that_were_never_used(
        self, user_client: AsyncClient, session: AsyncSession, user: User
    ) -> None:
        await stored(session, Account(owner_id=user.id))

        response = await user_client.delete(f"/api/users/{user.id}")

        assert response.status_code == 204
        assert await session.scalar(select(Account.id)) is None

    async def test_of_somebody_else_is_for_administrators(
        self, login: Login, session: AsyncSession, user: User, admin: User
    ) -> None:
        other = await login(await stored(session, UserFactory.build()))

        assert (await other.delete(f"/api/users/{user.id}")).status_code == 403
        assert (await (await login(admin)).delete(f"/api/users/{user.id}")).status_code == 204
        assert (await (await login(admin)).delete(f"/api/users/{user.id}")).status_code == 404


def files_in(directory: Path) -> int:
    return len(list(directory.iterdir()))
