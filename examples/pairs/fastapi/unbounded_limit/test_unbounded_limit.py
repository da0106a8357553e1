"""One request must not fetch everything."""

from types import ModuleType

from pairs.fastapi.support import client_of
from pairs.fastapi.unbounded_limit import forbidden, replacement


async def status(module: ModuleType) -> int:
    """Return the status of a list of a thousand."""
    async with client_of(module.app) as client:
        return (await client.get("/numbers", params={"limit": 1_000})).status_code


async def test_without_bounds_everything_is_fetched() -> None:
    assert await status(forbidden) == 200


async def test_a_bound_rejects_it() -> None:
    assert await status(replacement) == 422
