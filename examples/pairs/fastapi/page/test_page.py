"""A page must not cost a scan of all that is left."""

from types import ModuleType

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from pairs.fastapi.page import forbidden, replacement
from pairs.fastapi.support import client_of
from pairs.fastapi.typed_app_state.replacement import Resources

ROWS = 5


@pytest.fixture
async def posts(engine: AsyncEngine) -> AsyncEngine:
    """Return an engine whose database holds some posts."""
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE posts (id bigint PRIMARY KEY)"))
        await connection.execute(text(f"INSERT INTO posts SELECT generate_series(1, {ROWS})"))
    return engine


async def pages(module: ModuleType, engine: AsyncEngine) -> tuple[list[list[int]], int]:
    """Read all pages of two; return them, and how many queries the database got."""
    queries = 0

    def note(*_: object) -> None:
        nonlocal queries
        queries += 1

    read: list[list[int]] = []
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    module.app.state.resources = Resources(sessions)
    after: int | None = 0
    event.listen(engine.sync_engine, "before_cursor_execute", note)
    async with client_of(module.app) as client:
        while after is not None:
            page = (await client.get("/posts", params={"limit": 2, "after": after})).json()
            read.append(page["items"])
            after = page["next_after"]
    event.remove(engine.sync_engine, "before_cursor_execute", note)
    return read, queries


async def test_counting_takes_two_queries_per_page(posts: AsyncEngine) -> None:
    assert await pages(forbidden, posts) == ([[1, 2], [3, 4], [5]], 6)


async def test_one_more_row_takes_one_query_per_page(posts: AsyncEngine) -> None:
    assert await pages(replacement, posts) == ([[1, 2], [3, 4], [5]], 3)
