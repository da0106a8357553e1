"""A test whose application runs on another loop than its fixtures."""

import asyncio

from fastapi import FastAPI
from fastapi.testclient import TestClient


async def loop_of_the_application(app: FastAPI) -> int:
    with TestClient(app) as client:
        response = client.get("/loop")
    return int(response.json())


async def test_the_application_runs_on_the_loop_of_the_test(app: FastAPI) -> None:
    assert await loop_of_the_application(app) == id(asyncio.get_running_loop())
