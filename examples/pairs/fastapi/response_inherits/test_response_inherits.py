"""What is stored already must be readable when the rules for input get stricter."""

from types import ModuleType

from pairs.fastapi.response_inherits import forbidden, replacement
from pairs.fastapi.support import client_of


async def status(module: ModuleType) -> int:
    """Return the status of an old row."""
    async with client_of(module.app) as client:
        return (await client.get("/users/1")).status_code


async def test_constraints_of_input_make_an_old_row_a_500() -> None:
    assert await status(forbidden) == 500


async def test_plain_types_show_it() -> None:
    assert await status(replacement) == 200
