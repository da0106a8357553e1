"""A client must not meet two forms of errors."""

from types import ModuleType

import pytest
from fastapi import FastAPI, HTTPException

from pairs.fastapi.error_forms import forbidden, replacement
from pairs.fastapi.support import client_of

PROBLEM = "application/problem+json"


async def form(module: ModuleType, path: str) -> str:
    """Return the media type of the answer to a GET of `path`."""
    app = FastAPI()
    module.add_error_handlers(app)

    @app.get("/taken")
    async def taken() -> None:
        raise HTTPException(409, headers={"X-Reason": "taken"})

    @app.get("/fails")
    async def fails() -> None:
        message = "nobody expected this"
        raise RuntimeError(message)

    @app.post("/posts")
    async def create_post() -> None:
        """Return nothing."""

    async with client_of(app) as client:
        return str((await client.get(path)).headers["content-type"])


@pytest.mark.parametrize("path", ["/unknown", "/posts"], ids=["404", "405"])
async def test_fastapis_own_class_misses_the_errors_of_starlette(path: str) -> None:
    assert await form(forbidden, path) == "application/json"


@pytest.mark.parametrize("path", ["/unknown", "/posts", "/taken", "/fails"])
async def test_starlettes_class_catches_all(path: str) -> None:
    assert await form(replacement, path) == PROBLEM
