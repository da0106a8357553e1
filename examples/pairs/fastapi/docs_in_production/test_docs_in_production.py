"""A stranger must not read which routes an API of production has."""

from types import ModuleType

import pytest

from pairs.fastapi.docs_in_production import forbidden, replacement
from pairs.fastapi.support import client_of

PAGES = pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])


async def status(module: ModuleType, path: str, *, production: bool) -> int:
    """Return the status of a page of the documentation."""
    async with client_of(module.create_app(production=production)) as client:
        return (await client.get(path)).status_code


@PAGES
async def test_the_default_shows_the_documentation_to_everybody(path: str) -> None:
    assert await status(forbidden, path, production=True) == 200


@PAGES
async def test_without_an_openapi_url_there_is_none(path: str) -> None:
    assert await status(replacement, path, production=True) == 404
    assert await status(replacement, path, production=False) == 200
