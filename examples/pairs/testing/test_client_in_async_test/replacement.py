"""A test on the loop on which its fixtures live."""

import asyncio

import httpx
from fastapi import FastAPI


async def loop_of_the_application(app: FastAPI) -> int:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.get("/loop")
    return int(response.json())


async def test_the_application_runs_on_the_loop_of_the_test(app: FastAPI) -> None:
    assert await loop_of_the_application(app) == id(asyncio.get_running_loop())
