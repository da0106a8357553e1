"""Starlette answers a 500 outside of all middleware that an application has."""

import httpx
from starlette.types import ASGIApp

from pairs.fastapi.headers_on_error import forbidden, replacement
from pairs.fastapi.support import client_of


async def answer(app: ASGIApp, path: str) -> httpx.Response:
    """Return the answer to a GET of `path`."""
    async with client_of(app) as client:
        return await client.get(path)


async def test_middleware_misses_a_500() -> None:
    assert "X-Content-Type-Options" in (await answer(forbidden.create_asgi(), "/unknown")).headers
    response = await answer(forbidden.create_asgi(), "/fails")
    assert response.status_code == 500
    assert "X-Content-Type-Options" not in response.headers


async def test_plain_asgi_middleware_misses_it_too() -> None:
    app = replacement.create_app()
    app.add_middleware(replacement.SecurityHeaders)
    assert "X-Content-Type-Options" not in (await answer(app, "/fails")).headers


async def test_a_wrapped_application_has_its_headers_on_a_500() -> None:
    response = await answer(replacement.create_asgi(), "/fails")
    assert response.status_code == 500
    assert response.headers["X-Content-Type-Options"] == "nosniff"
