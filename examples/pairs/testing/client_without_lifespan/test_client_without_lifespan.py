"""Tests must run the application as the server does: with its lifespan."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import ModuleType

import pytest
from fastapi import FastAPI, Request

from pairs.testing.client_without_lifespan import forbidden, replacement


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.started = True
    yield
    app.state.started = False


@pytest.mark.parametrize(("module", "right"), [(forbidden, False), (replacement, True)])
async def test_whether_the_application_starts_and_the_client_is_closed(
    module: ModuleType, right: bool
) -> None:
    app = FastAPI(lifespan=lifespan)

    @app.get("/started")
    def started(request: Request) -> bool:
        return bool(request.app.state.started)

    async with module.client_of(app) as client:
        response = await client.get("/started")
    assert (response.status_code == 200) is right
    assert client.is_closed is right
    assert getattr(app.state, "started", None) is (False if right else None)
