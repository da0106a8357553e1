"""The first path that matches wins."""

from types import ModuleType

from pairs.fastapi.fixed_path import forbidden, replacement
from pairs.fastapi.support import client_of


async def status(module: ModuleType) -> int:
    """Return the status of the fixed path."""
    async with client_of(module.app) as client:
        return (await client.get("/users/me")).status_code


async def test_a_parameter_above_hides_a_fixed_path() -> None:
    assert await status(forbidden) == 422


async def test_a_fixed_path_above_is_reached() -> None:
    assert await status(replacement) == 200
