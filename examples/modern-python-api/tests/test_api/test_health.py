"""Health, metrics and documentation."""

import asyncio
import re

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from pydantic import SecretStr

from app.api.routes.docs import DOCS_POLICY
from app.config import Environment
from tests.conftest import LogLines, MakeApp, MakeClient

NOWHERE = SecretStr("postgresql+asyncpg://user:secret@127.0.0.1:1/nowhere")
NO_REDIS = SecretStr("redis://:secret@127.0.0.1:1")


async def test_health_answers_without_asking_anybody(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    client = await make_client(await make_app(database_url=NOWHERE, redis_url=NO_REDIS))

    response = await client.get("/health")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_ready_means_database_and_redis_answer(client: AsyncClient) -> None:
    response = await client.get("/health/ready")

    assert (response.status_code, response.json()) == (200, {"database": True, "redis": True})


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ({"database_url": NOWHERE}, {"database": False, "redis": True}),
        ({"redis_url": NO_REDIS}, {"database": True, "redis": False}),
    ],
)
async def test_not_ready_says_what_is_missing_and_no_more(
    make_app: MakeApp,
    make_client: MakeClient,
    broken: dict[str, SecretStr],
    expected: dict[str, bool],
) -> None:
    client = await make_client(await make_app(**broken))

    response = await client.get("/health/ready")

    assert (response.status_code, response.json()) == (503, expected)


async def test_both_are_asked_at_the_same_time_and_silence_means_not_ready(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    # Given
    connections: list[str] = []

    async def be_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append("opened")
        await reader.read()
        connections.append("closed")
        writer.close()

    server = await asyncio.start_server(be_silent, "127.0.0.1", 0)
    address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    app = await make_app(
        database_url=SecretStr(f"postgresql+asyncpg://user@{address}/silent?ssl=disable"),
        redis_url=SecretStr(f"redis://{address}"),
        dependency_timeout_seconds=0.3,
    )
    client = await make_client(app)

    # When
    async with server:
        response = await client.get("/health/ready")

    # Then
    assert (response.status_code, response.json()) == (503, {"database": False, "redis": False})
    assert connections[:2] == ["opened", "opened"]


@pytest.mark.parametrize("broken", [{"database_url": NOWHERE}, {"redis_url": NO_REDIS}])
async def test_an_outage_is_a_503_that_tells_no_secret(
    make_app: MakeApp,
    make_client: MakeClient,
    log_lines: LogLines,
    broken: dict[str, SecretStr],
) -> None:
    client = await make_client(await make_app(**broken))

    response = await client.post(
        "/api/auth/login", data={"username": "a@example.com", "password": "correct horse battery"}
    )

    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert "127.0.0.1" not in response.text
    assert "secret@" not in str(log_lines())


async def test_metrics_count_by_route_template(make_app: MakeApp, make_client: MakeClient) -> None:
    client = await make_client(await make_app())

    # Given
    for number in range(1, 4):
        await client.get(f"/api/posts/{number}")

    # When
    response = await client.get("/metrics")

    # Then
    assert response.headers["content-type"].startswith("text/plain; version=1.0.0")
    labels = 'method="GET",route="/api/posts/{post_id}",status="404"'
    assert f"http_request_duration_seconds_count{{{labels}}} 3.0" in response.text


async def test_what_clients_invent_makes_no_new_series(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    client = await make_client(await make_app())

    for number in range(20):
        await client.get(f"/no/such/path/{number}")
        await client.request(f"M{number}", "/health")

    lines = (await client.get("/metrics")).text.splitlines()

    counted = [line for line in lines if line.startswith("http_request_duration_seconds_count{")]
    labels = 'method="GET",route="unmatched",status="404"'
    assert f"http_request_duration_seconds_count{{{labels}}} 20.0" in counted
    assert len(counted) == 2


async def test_metrics_can_be_kept_behind_a_token(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    client = await make_client(await make_app(metrics_token=SecretStr("scraper")))

    statuses = [
        (await client.get("/metrics", headers=headers)).status_code
        for headers in (
            {},
            {"Authorization": "Bearer wrong"},
            {"Authorization": "Bearer scraper"},
        )
    ]

    assert statuses == [401, 401, 200]


class TestDocs:
    async def test_load_nothing_from_another_site_and_run_nothing_inline(
        self, client: AsyncClient
    ) -> None:
        page = await client.get("/docs")

        assert page.headers["content-security-policy"] == DOCS_POLICY
        assert "unsafe" not in DOCS_POLICY
        assert "http" not in DOCS_POLICY
        assert "//" not in page.text
        assert re.findall(r"<script(?! src=)|style=| on\w+=", page.text) == []

    async def test_find_everything_they_refer_to(self, client: AsyncClient) -> None:
        page = (await client.get("/docs")).text

        for address in re.findall(r'(?:src|href)="([^"]+)"', page):
            assert (await client.get(f"/{address}")).status_code == 200, address
        assert (await client.get("/openapi.json")).json()["openapi"].startswith("3.1")

    async def test_are_off_in_production(self, make_app: MakeApp, make_client: MakeClient) -> None:
        app: FastAPI = await make_app(environment=Environment.PRODUCTION)
        client = await make_client(app)

        for path in ("/docs", "/redoc", "/openapi.json", "/docs/start.js"):
            assert (await client.get(path)).status_code == 404, path
