"""A missing field must be the client's error and not ours."""

from types import ModuleType

from pairs.fastapi.bare_dict_body import forbidden, replacement
from pairs.fastapi.support import client_of


async def status(module: ModuleType) -> int:
    """Return the status of a body without a name."""
    async with client_of(module.app) as client:
        return (await client.post("/users", json={})).status_code


async def test_a_bare_dict_makes_a_500_of_a_missing_field() -> None:
    assert await status(forbidden) == 500


async def test_a_schema_makes_a_422_of_it() -> None:
    assert await status(replacement) == 422
