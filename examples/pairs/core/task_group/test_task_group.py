"""An error that has a handler in the application must reach it."""

from types import ModuleType

from fastapi import FastAPI, HTTPException

from pairs.core.task_group import forbidden, replacement
from pairs.fastapi.support import client_of


async def load(found: bool) -> str:
    """Return something, or raise an error that FastAPI turns into a 404."""
    if not found:
        raise HTTPException(404)
    return "found"


async def status(module: ModuleType, *, found: bool) -> int:
    """Return the status of a route that loads two things at the same time."""
    app = FastAPI()

    @app.get("/")
    async def read() -> tuple[str, str]:
        both: tuple[str, str] = await module.both(load(found=True), load(found=found))
        return both

    async with client_of(app) as client:
        return (await client.get("/")).status_code


async def test_a_task_group_makes_a_500_of_a_404() -> None:
    assert await status(forbidden, found=False) == 500


async def test_the_unwrapped_error_is_a_404() -> None:
    assert await status(replacement, found=False) == 404
    assert await status(replacement, found=True) == 200
