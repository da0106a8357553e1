"""A test of one route, chosen when it was written."""

import httpx
from fastapi import FastAPI

async def test_every_route_asks_for_a_login(app: FastAPI, client: httpx.AsyncClient) -> None:
    assert app.title
    response = await client.get("/notes/1")
    assert response.status_code == 401
