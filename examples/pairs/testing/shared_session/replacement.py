"""A test that looks with a session of its own."""

from collections.abc import Awaitable, Callable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

type Rename = Callable[[AsyncSession], Awaitable[None]]

NAME = text("SELECT name FROM users WHERE id = 1")


async def test_a_new_name_is_stored(engine: AsyncEngine, rename: Rename) -> None:
    async with AsyncSession(engine) as session:
        await rename(session)
    async with AsyncSession(engine) as session:
        assert await session.scalar(NAME) == "Ada"
