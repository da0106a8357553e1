"""A number in JSON becomes a float before it becomes a Decimal."""

from types import ModuleType

from pairs.fastapi.amounts import forbidden, replacement
from pairs.fastapi.support import client_of


async def deposit(module: ModuleType, amount: str) -> tuple[int, object]:
    """Return status and answer for `amount`, written into the JSON as it is."""
    async with client_of(module.app) as client:
        response = await client.post(
            "/deposits",
            content=f'{{"amount": {amount}}}'.encode(),
            headers={"Content-Type": "application/json"},
        )
    return response.status_code, response.json()


async def test_a_float_loses_a_cent() -> None:
    assert await deposit(forbidden, "99999999999999.99") == (200, "99999999999999.98")


async def test_a_string_keeps_every_cent_and_a_float_is_rejected() -> None:
    assert await deposit(replacement, '"99999999999999.99"') == (200, "99999999999999.99")
    assert (await deposit(replacement, "99999999999999.99"))[0] == 422
