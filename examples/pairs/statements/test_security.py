"""Statements of 400-security and 200-testing that forbid nothing, so that no pair holds them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI, Request
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from pairs.security.headers_on_errors.replacement import SecurityHeaders


async def test_the_client_of_a_wrapped_application_sees_headers_and_a_started_lifespan() -> None:
    started: list[str] = []

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        started.append("yes")
        yield

    api = FastAPI(lifespan=lifespan)
    api.get("/")(lambda: started)
    transport = httpx.ASGITransport(SecurityHeaders(api), raise_app_exceptions=False)
    async with (
        api.router.lifespan_context(api),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        response = await client.get("/")
    assert response.json() == ["yes"]
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("proxy", "client"), [("10.0.0.1", "203.0.113.9"), ("203.0.113.1", "203.0.113.1")]
)
async def test_a_trusted_proxy_makes_the_client_right(proxy: str, client: str) -> None:
    api = FastAPI()

    @api.get("/")
    async def who(request: Request) -> str | None:
        return request.client.host if request.client else None

    app: ASGIApp = ProxyHeadersMiddleware(api, trusted_hosts="10.0.0.1")  # type: ignore[arg-type,assignment]  # Uvicorn's own types of ASGI
    transport = httpx.ASGITransport(app, client=(proxy, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as caller:
        response = await caller.get("/", headers={"X-Forwarded-For": "1.1.1.1, 203.0.113.9"})
    assert response.json() == client


def test_a_hash_takes_64_mib() -> None:
    assert "m=65536," in Argon2Hasher().hash("correct horse")
