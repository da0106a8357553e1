"""Login, refresh and logout over HTTP."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from fastapi import FastAPI
from httpx2 import AsyncClient
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.models import User
from app.resources import Resources
from app.security.passwords import HASHING_LIMITER
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
    assert {answer.json()["detail"] for answer in answers} == {"Wrong email address or password"}


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


async def test_a_refresh_during_an_outage_of_the_database_can_be_repeated(
    client: AsyncClient,
    make_app: MakeApp,
    make_client: MakeClient,
    user: User,
    log_lines: LogLines,
) -> None:
    # Given: the same Redis, and no database
    nowhere = SecretStr("postgresql+asyncpg://postgres@127.0.0.1:1/postgres")
    without_database = await make_client(await make_app(database_url=nowhere))
    tokens = await log_in(client, user.email)
    body = {"refresh_token": tokens["refresh_token"]}

    # When
    during = await without_database.post("/api/auth/refresh", json=body)
    afterwards = await client.post("/api/auth/refresh", json=body)

    # Then
    assert (during.status_code, afterwards.status_code) == (503, 200)
    assert "refresh_token_reused" not in [line.get("security_event") for line in log_lines()]


async def test_a_rotation_that_is_sent_again_is_no_reuse(resources: Resources) -> None:
    """The connection to Redis may fail when the exchange is done and its answer is not there."""
    sessions = resources.sessions
    await sessions.open(1, "session", "first")

    async def rotate(used: str, following: str) -> bool:
        return await sessions.rotate(1, "session", used=used, following=following)

    assert [await rotate("first", "second") for _ in range(2)] == [True, True]
    # A reused token stays one, also when it is sent again.
    assert [await rotate("first", "stolen") for _ in range(2)] == [False, False]
    assert not await sessions.is_open(1, "session")


async def test_a_session_ends_at_its_time_however_often_refreshed(
    client: AsyncClient, resources: Resources, settings: Settings, user: User
) -> None:
    # Given: a minute is left of the session
    tokens = await log_in(client, user.email)
    key = f"{settings.redis_key_prefix}sessions:{user.id}"
    [session_id] = await resources.redis.hkeys(key)
    await resources.redis.hexpire(key, 60, session_id)

    # When
    body = {"refresh_token": tokens["refresh_token"]}
    assert (await client.post("/api/auth/refresh", json=body)).status_code == 200

    # Then
    [left] = await resources.redis.httl(key, session_id)
    assert 0 < left <= 60


async def test_logging_out_everywhere_ends_every_session_of_the_user_and_no_other(
    client: AsyncClient, user: User, admin: User
) -> None:
    # Given
    here, elsewhere = await log_in(client, user.email), await log_in(client, user.email)
    of_another = await log_in(client, admin.email)

    # When
    response = await client.post("/api/auth/logout-everywhere", headers=bearer(here))

    # Then
    assert response.status_code == 204
    statuses = [
        (await client.get("/api/users/me", headers=bearer(tokens))).status_code
        for tokens in (here, elsewhere, of_another)
    ]
    assert statuses == [401, 401, 200]


async def test_a_login_that_waits_for_its_hash_holds_no_connection(
    app: FastAPI, client: AsyncClient, user: User
) -> None:
    # Given: no thread is free for hashing
    holders = [object() for _ in range(int(HASHING_LIMITER.total_tokens))]
    for holder in holders:
        await HASHING_LIMITER.acquire_on_behalf_of(holder)

    # When
    login = asyncio.create_task(log_in(client, user.email))
    while HASHING_LIMITER.statistics().tasks_waiting == 0:  # noqa: ASYNC110 - it has no event
        await asyncio.sleep(0.001)

    # Then
    pool = app.state.resources.engine.pool
    assert pool.checkedout() == 0
    for holder in holders:
        HASHING_LIMITER.release_on_behalf_of(holder)
    assert (await login)["token_type"] == "bearer"


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


async def test_a_limited_client_gets_a_problem_and_the_event_is_logged(
    make_app: MakeApp, make_client: MakeClient, request: pytest.FixtureRequest
) -> None:
    # Given: the log is read from here on, since making an application sends it elsewhere
    client = await make_client(await make_app(login_rate_per_client="1/hour"))
    log_lines: LogLines = request.getfixturevalue("log_lines")
    form = {"username": "user@example.com", "password": PASSWORD}
    await client.post("/api/auth/login", data=form)

    # When
    response = await client.post("/api/auth/login", data=form)

    # Then
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.json()["status"], response.json()["title"]) == (429, "Too Many Requests")
    assert "rate_limited" in [line.get("security_event") for line in log_lines()]


async def test_invalid_requests_are_limited(make_app: MakeApp, make_client: MakeClient) -> None:
    client = await make_client(await make_app(invalid_rate_per_client="2/hour"))

    answers = [await client.post("/api/users", json={"unknown": "x"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_invalid_requests_are_told_why_although_redis_is_down(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    client = await make_client(await make_app(redis_url=SecretStr("redis://127.0.0.1:1")))

    response = await client.post("/api/users", json={"unknown": "x"})

    assert response.status_code == 422


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
