"""FastAPI before 0.128.2 takes a `type` alias for a query parameter: callers choose their id."""

from importlib.metadata import version
from types import ModuleType

import pytest
from packaging.version import Version

from pairs.fastapi.dependency_alias import forbidden, replacement
from pairs.fastapi.support import client_of

LOOKS_INTO_ALIASES = Version(version("fastapi")) >= Version("0.128.2")


async def claimed(module: ModuleType) -> object:
    """Return who the application takes the caller for, who claims to be number 5."""
    async with client_of(module.app) as client:
        return (await client.get("/me", params={"user_id": 5})).json()


@pytest.mark.skipif(LOOKS_INTO_ALIASES, reason="FastAPI 0.128.2 and later look into `type` aliases")
async def test_a_type_alias_lets_the_caller_choose_who_they_are() -> None:
    assert await claimed(forbidden) == 5


async def test_a_plain_alias_is_a_dependency_in_every_version() -> None:
    assert await claimed(replacement) == 1
