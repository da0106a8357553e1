"""Middleware that does not see every response."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from httpx2 import AsyncClient

from tests.conftest import MakeApp, MakeClient

decorated_app = FastAPI()


@decorated_app.middleware("http")
async def add_header(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    response = await call_next(request)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@decorated_app.get("/broken")
async def break_down() -> None:
    raise RuntimeError("broken")


async def test_a_decorated_middleware_adds_nothing_to_a_500(make_client: MakeClient) -> None:
    client = await make_client(decorated_app)

    response = await client.get("/broken")

    assert response.status_code == 500
    assert "x-content-type-options" not in response.headers


async def test_the_services_adds_its_headers(make_app: MakeApp, make_client: MakeClient) -> None:
    app = await make_app()
    app.get("/broken")(break_down)
    client: AsyncClient = await make_client(app)

    response = await client.get("/broken")

    assert response.status_code == 500
    assert response.headers["x-content-type-options"] == "nosniff"
