"""Connections of a fixture belong to its loop, so the application must run on the same one."""

import asyncio

import pytest
from fastapi import FastAPI

from pairs.testing.test_client_in_async_test import forbidden, replacement

app = FastAPI()


@app.get("/loop")
async def loop() -> int:
    return id(asyncio.get_running_loop())


async def test_test_client_runs_the_application_on_another_loop() -> None:
    with pytest.raises(AssertionError):
        await forbidden.test_the_application_runs_on_the_loop_of_the_test(app)


async def test_an_asynchronous_client_uses_the_loop_of_the_test() -> None:
    await replacement.test_the_application_runs_on_the_loop_of_the_test(app)
