"""A page of a stranger must not read with the visitor's cookies."""

from types import ModuleType

from pairs.fastapi.any_origin import forbidden, replacement
from pairs.fastapi.support import client_of


async def allowed(module: ModuleType) -> str | None:
    """Return the origin that may read, when a stranger's page asks."""
    headers = {"Origin": "https://evil.example", "Cookie": "session=of-the-victim"}
    async with client_of(module.app) as client:
        response = await client.get("/secret", headers=headers)
    allowed_origin: str | None = response.headers.get("access-control-allow-origin")
    return allowed_origin


async def test_a_star_with_credentials_lets_every_site_read() -> None:
    assert await allowed(forbidden) == "https://evil.example"


async def test_a_named_origin_lets_no_other_read() -> None:
    assert await allowed(replacement) is None
