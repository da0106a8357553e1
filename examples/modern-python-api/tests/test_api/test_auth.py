"""Login, refresh and logout over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User
from tests.conftest import LogLines, MakeApp, MakeClient
from tests.factories import PASSWORD, UserFactory
from tests.helpers import stored


async def log_in(client: AsyncClient, email: str, password: str = PASSWORD) -> dict[str, Any]:
    response = await client.post("/api/auth/login", data={"username": email, "password": password})
    assert response.status_code == 200, response.text
    tokens: dict[str, Any] = response.json()
    return tokens


def bearer(tokens: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens['access_token']}"}


async def test_login_gives_tokens_that_work(client: AsyncClient, user: User) -> None:
    # When: the address is typed in capitals
    tokens = await log_in(client, user.email.upper())

    # Then
    assert (tokens["token_type"], tokens["expires_in"]) == ("bearer", 900)
    response = await client.get("/api/users/me", headers=bearer(tokens))
    assert response.json()["id"] == user.id


async def test_tokens_are_kept_by_no_cache(client: AsyncClient, user: User) -> None:
    response = await client.post(
        "/api/auth/login", data={"username": user.email, "password": PASSWORD}
    )

    assert response.headers["cache-control"] == "no-store"


async def test_every_failed_login_gets_the_same_answer(
    client: AsyncClient, session: AsyncSession, user: User
) -> None:
    inactive = await stored(session, UserFactory.build(inactive=True))

    answers = [
        await client.post("/api/auth/login", data={"username": email, "password": password})
        for email, password in [
            (user.email, "wrong password"),
            ("nobody@example.com", PASSWORD),
            (inactive.email, PASSWORD),
        ]
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["detail"] for answer in answers} == {"Wrong e-mail address or password"}


async def test_refresh_gives_new_tokens(client: AsyncClient, user: User) -> None:
    tokens = await log_in(client, user.email)

    response = await client.post(
        "/api/auth/refresh", json={"refresh_token": tokens["refresh_token"]}
    )

    assert response.status_code == 200
    assert response.json()["refresh_token"] != tokens["refresh_token"]
    me = await client.get("/api/users/me", headers=bearer(response.json()))
    assert me.status_code == 200


async def test_a_refresh_token_that_comes_twice_ends_the_session(
    client: AsyncClient, user: User, log_lines: LogLines
) -> None:
    # Given: a thief and the owner hold the same refresh token
    stolen = await log_in(client, user.email)
    body = {"refresh_token": stolen["refresh_token"]}
    first = await client.post("/api/auth/refresh", json=body)
    assert first.status_code == 200

    # When
    second = await client.post("/api/auth/refresh", json=body)

    # Then: neither of them is in any longer, and it is on record
    assert second.status_code == 401
    third = await client.post(
        "/api/auth/refresh", json={"refresh_token": first.json()["refresh_token"]}
    )
    assert third.status_code == 401
    me = await client.get("/api/users/me", headers=bearer(first.json()))
    assert me.status_code == 401
    assert "refresh_token_reused" in [line.get("security_event") for line in log_lines()]


async def test_logout_revokes_all_tokens_of_the_session_and_of_no_other(
    client: AsyncClient, user: User
) -> None:
    # Given
    here, elsewhere = await log_in(client, user.email), await log_in(client, user.email)

    # When
    response = await client.post("/api/auth/logout", headers=bearer(here))

    # Then
    assert response.status_code == 204
    assert (await client.get("/api/users/me", headers=bearer(here))).status_code == 401
    refreshed = await client.post(
        "/api/auth/refresh", json={"refresh_token": here["refresh_token"]}
    )
    assert refreshed.status_code == 401
    assert (await client.get("/api/users/me", headers=bearer(elsewhere))).status_code == 200


async def test_a_deactivated_user_gets_no_new_tokens(
    client: AsyncClient, session: AsyncSession, user: User
) -> None:
    tokens = await log_in(client, user.email)
    user.is_active = False
    await session.commit()

    response = await client.post(
        "/api/auth/refresh", json={"refresh_token": tokens["refresh_token"]}
    )

    assert response.status_code == 401


async def test_an_access_token_expires_after_its_time(client: AsyncClient, user: User) -> None:
    # time-machine and not freezegun: a frozen clock would stop the event loop's timers as well.
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    with time_machine.travel(noon, tick=False) as clock:
        tokens = await log_in(client, user.email)

        clock.shift(timedelta(minutes=14, seconds=59))
        assert (await client.get("/api/users/me", headers=bearer(tokens))).status_code == 200

        clock.shift(timedelta(seconds=2))
        assert (await client.get("/api/users/me", headers=bearer(tokens))).status_code == 401


@pytest.mark.parametrize(
    ("limits", "hint"),
    [
        ({"login_rate_per_client": "3/minute"}, "one client against many accounts"),
        ({"login_rate_per_account": "3/minute"}, "many clients against one account"),
    ],
)
async def test_logins_are_limited_by_client_and_by_account(
    make_app: MakeApp, make_client: MakeClient, limits: dict[str, str], hint: str
) -> None:
    # Given
    app: FastAPI = await make_app(**limits)
    client = await make_client(app)

    # When
    by_client = "login_rate_per_client" in limits
    answers = [
        await client.post(
            "/api/auth/login",
            data={
                "username": f"user{number if by_client else 0}@example.com",
                "password": PASSWORD,
            },
        )
        for number in range(5)
    ]

    # Then
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429], hint
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


async def test_registrations_are_limited(make_app: MakeApp, make_client: MakeClient) -> None:
    client = await make_client(await make_app(registration_rate_per_client="2/hour"))

    answers = [
        await client.post(
            "/api/users",
            json={"name": "N", "email": f"u{number}@example.com", "password": PASSWORD},
        )
        for number in range(3)
    ]

    assert [answer.status_code for answer in answers] == [201, 201, 429]


async def test_two_applications_share_the_limit(make_app: MakeApp, make_client: MakeClient) -> None:
    limits = {"login_rate_per_client": "2/minute"}
    clients = [await make_client(await make_app(**limits)) for _ in range(2)]
    form = {"username": "user@example.com", "password": PASSWORD}

    answers = [await clients[number % 2].post("/api/auth/login", data=form) for number in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]
