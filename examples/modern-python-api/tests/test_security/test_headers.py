"""What every response carries, and what none betrays."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from httpx2 import ASGITransport, AsyncClient
from starlette.types import ASGIApp, Receive, Scope, Send

from app.security.headers import SECURITY_HEADERS
from tests.conftest import LogLines, MakeApp, MakeClient

ORIGIN = "https://app.example.com"


@pytest.fixture
async def failing_app(make_app: MakeApp) -> FastAPI:
    """An application with routes that fail."""
    app = await make_app()

    async def fail() -> None:
        raise RuntimeError("secret in the message")

    async def fail_late() -> AsyncIterator[bytes]:
        yield b"first"
        await fail()

    app.add_api_route("/fail", fail)
    app.add_api_route("/fail-late", fail_late, response_class=StreamingResponse)
    return app


@pytest.fixture
async def client(failing_app: FastAPI, make_client: MakeClient) -> AsyncClient:
    """A client of that application."""
    return await make_client(failing_app)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/health", {}, 200),
        ("GET", "/missing", {}, 404),
        ("DELETE", "/health", {}, 405),
        ("GET", "/api/users/me", {}, 401),
        ("POST", "/api/users", {}, 422),
        ("GET", "/fail", {}, 500),
        ("GET", "/health", {"Host": "evil.example"}, 400),
        (
            "OPTIONS",
            "/api/users",
            {"Origin": ORIGIN, "Access-Control-Request-Method": "PATCH"},
            200,
        ),
        (
            "OPTIONS",
            "/api/users",
            {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"},
            400,
        ),
    ],
)
async def test_every_response_has_the_security_headers(
    client: AsyncClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    response = await client.request(method, path, headers=headers)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert "server" not in response.headers


async def test_an_error_outside_of_all_handlers_has_the_headers_too(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    # Given: a middleware that fails, outside of what turns errors into problems
    app = await make_app()
    app.add_middleware(FailingMiddleware)
    client = await make_client(app)

    # When
    response = await client.get("/health")

    # Then
    assert response.status_code == 500
    assert {name: response.headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS


class FailingMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            raise RuntimeError
        await self._app(scope, receive, send)


async def test_another_host_gets_a_problem(client: AsyncClient) -> None:
    response = await client.get("/health", headers={"Host": "evil.example"})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["request_id"] == response.headers["x-request-id"]
    assert "evil" not in response.text


async def test_an_unforeseen_error_is_logged_and_not_told(
    client: AsyncClient, log_lines: LogLines
) -> None:
    response = await client.get("/fail", headers={"Origin": ORIGIN})

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text
    # A page of an allowed origin can read that it failed, and quote the id to us.
    assert response.headers["access-control-allow-origin"] == ORIGIN
    [logged] = [line for line in log_lines() if line["event"] == "unhandled_error"]
    assert logged["request_id"] == response.json()["request_id"]
    assert logged["exception"][0]["exc_value"] == "secret in the message"


async def test_an_error_after_the_start_cuts_the_response_off(
    failing_app: FastAPI, log_lines: LogLines
) -> None:
    """A body that ended properly would pass for the whole answer."""
    async with AsyncClient(transport=ASGITransport(failing_app), base_url="http://test") as client:
        with pytest.raises(RuntimeError):  # which makes a server close the connection
            await client.get("/fail-late")

    assert "unhandled_error" in [line["event"] for line in log_lines()]


async def test_an_allowed_origin_may_send_credentials(client: AsyncClient) -> None:
    response = await client.get("/health", headers={"Origin": ORIGIN})

    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert response.headers["access-control-allow-credentials"] == "true"


async def test_another_origin_may_not_read_anything(client: AsyncClient) -> None:
    response = await client.get("/health", headers={"Origin": "https://evil.example"})

    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    "received",
    ["", "short", "x" * 65, "a\tb-12345678", "drop table;--", "ünïcödé-ünïcödé", "${jndi:ldap}"],
)
async def test_a_request_id_of_the_client_is_replaced_unless_harmless(
    client: AsyncClient, received: str
) -> None:
    response = await client.get("/health", headers={b"X-Request-ID": received.encode()})

    assert response.headers["x-request-id"] != received
    assert len(response.headers["x-request-id"]) == 32


async def test_a_harmless_request_id_is_kept(client: AsyncClient) -> None:
    response = await client.get("/health", headers={"X-Request-ID": "proxy-1234"})

    assert response.headers["x-request-id"] == "proxy-1234"
