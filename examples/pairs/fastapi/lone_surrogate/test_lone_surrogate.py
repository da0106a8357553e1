"""JSON can hold half of a character; a hasher and a database cannot."""

from types import ModuleType

import pytest

from pairs.fastapi.lone_surrogate import forbidden, replacement
from pairs.fastapi.problems import problem
from pairs.fastapi.support import client_of


async def status(module: ModuleType, name: str, password: str) -> int:
    """Return the status of a registration."""
    body = problem(200, "", name=name, password=password).body  # JSON with escaped surrogates
    async with client_of(module.app) as client:
        headers = {"Content-Type": "application/json"}
        return (await client.post("/users", content=bytes(body), headers=headers)).status_code


@pytest.mark.parametrize(
    ("name", "password"),
    [("Kim", "long enough \ud800 to pass"), ("\ud800", "long enough to pass")],
    ids=["password", "name"],
)
async def test_a_lone_surrogate_becomes_a_500(name: str, password: str) -> None:
    assert await status(forbidden, name, password) == 500
    assert await status(replacement, name, password) == 422


async def test_any_other_text_is_accepted() -> None:
    assert await status(replacement, "김철수 😀", "correct horse 비밀번호") == 200
