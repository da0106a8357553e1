"""Pages must neither repeat a row nor read the whole table."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.database.count_for_each_page import forbidden, replacement
from pairs.database.support import create_tables, statements

POSTS = "INSERT INTO posts (created_at) SELECT now() - n * interval '1 hour' FROM generate_series"


async def stored(module: ModuleType, session: AsyncSession, engine: AsyncEngine) -> None:
    await create_tables(engine, module.Base)
    await session.execute(text(f"{POSTS}(1, 5) AS n"))
    await session.commit()


async def test_a_row_that_comes_in_between_repeats_another(engine: AsyncEngine) -> None:
    async with AsyncSession(engine, expire_on_commit=False) as session:
        await stored(forbidden, session, engine)
        first, _ = await forbidden.read_page(session, 3)
        session.add(forbidden.Post())
        await session.commit()
        second, _ = await forbidden.read_page(session, 3, offset=3)
        assert {post.id for post in first} & {post.id for post in second}


async def test_no_row_is_repeated_or_missed(engine: AsyncEngine) -> None:
    async with AsyncSession(engine, expire_on_commit=False) as session:
        await stored(replacement, session, engine)
        first, more = await replacement.read_page(session, 3)
        assert more
        session.add(replacement.Post())
        await session.commit()
        last = first[-1]
        second, more = await replacement.read_page(session, 3, after=(last.created_at, last.id))
        assert [post.id for post in (*first, *second)] == [1, 2, 3, 4, 5]
        assert not more


@pytest.mark.parametrize(("module", "queries"), [(forbidden, 2), (replacement, 1)])
async def test_how_many_queries_a_page_takes(
    module: ModuleType, queries: int, engine: AsyncEngine
) -> None:
    async with AsyncSession(engine) as session:
        await stored(module, session, engine)
        with statements(engine) as seen:
            await module.read_page(session, 3)
        assert len(seen) == queries


@pytest.mark.parametrize(("module", "sorts"), [(forbidden, True), (replacement, False)])
async def test_whether_a_page_sorts_the_table(
    module: ModuleType, sorts: bool, engine: AsyncEngine
) -> None:
    async with AsyncSession(engine) as session:
        await stored(module, session, engine)
        await session.execute(text("SET LOCAL enable_seqscan = off"))
        order = "SELECT id FROM posts ORDER BY created_at DESC, id DESC LIMIT 4"
        plan = "\n".join(await session.scalars(text(f"EXPLAIN {order}")))
        assert ("Sort" in plan) is sorts
