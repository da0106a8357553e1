"""Whoever searches for `100%` wants that, not whatever begins with 100."""

from collections.abc import Sequence
from types import ModuleType

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.search_wildcards import forbidden, replacement
from pairs.database.support import create_tables

TITLES = ["100 ideas", "100% cotton", "snake_case", "snakes, in any case"]


async def _search(module: ModuleType, engine: AsyncEngine, text: str) -> Sequence[str]:
    await create_tables(engine, module.Base)
    async with AsyncSession(engine) as session:
        session.add_all(module.Post(title=title) for title in TITLES)
        await session.flush()
        found: Sequence[str] = await module.search(session, text)
    return found


@pytest.mark.parametrize(("text", "found"), [("%", TITLES), ("E_C", ["snake_case"])])
async def test_wildcards_find_more_than_the_text(
    text: str, found: list[str], engine: AsyncEngine
) -> None:
    assert await _search(forbidden, engine, text) == found


@pytest.mark.parametrize(
    ("text", "found"), [("%", ["100% cotton"]), ("E_C", ["snake_case"]), ("\\", [])]
)
async def test_an_escaped_search_finds_the_text(
    text: str, found: list[str], engine: AsyncEngine
) -> None:
    assert await _search(replacement, engine, text) == found
