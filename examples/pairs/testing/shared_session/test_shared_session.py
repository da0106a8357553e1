"""A forgotten commit must break a test."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from pairs.testing.shared_session import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "rename", "passing"),
    [
        (forbidden, service.rename, True),
        (replacement, service.rename, True),
        (forbidden, service.rename_without_commit, True),
        (replacement, service.rename_without_commit, False),
    ],
)
async def test_which_test_notices_a_forgotten_commit(
    module: object, rename: object, passing: bool, engine: AsyncEngine
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE users (id int, name text)"))
        await connection.execute(text("INSERT INTO users VALUES (1, 'Grace')"))
    test = module.test_a_new_name_is_stored(engine, rename)  # type: ignore[attr-defined]  # a module
    assert await passes(test) is passing
