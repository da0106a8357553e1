"""Texts of errors are written for developers, and hold what clients must not see."""

from types import ModuleType

from pairs.fastapi.exception_text import forbidden, replacement
from pairs.fastapi.support import client_of


async def answer(module: ModuleType) -> str:
    """Return the text of the answer."""
    async with client_of(module.app) as client:
        return (await client.get("/rates")).text


async def test_the_text_of_an_error_reveals_a_key() -> None:
    assert "hunter2" in await answer(forbidden)


async def test_a_fixed_sentence_does_not() -> None:
    assert "hunter2" not in await answer(replacement)
