"""A test that covers the routes of tomorrow, too."""

import re

import httpx
from fastapi import FastAPI

PUBLIC = {("get", "/health")}  # each one on purpose


async def test_every_route_asks_for_a_login(app: FastAPI, client: httpx.AsyncClient) -> None:
    routes = {(method, path) for path, item in app.openapi()["paths"].items() for method in item}
    assert routes >= PUBLIC
    for method, path in sorted(routes - PUBLIC):
        response = await client.request(method, re.sub(r"{.+?}", "1", path))
        assert response.status_code == 401, f"{method} {path}"
