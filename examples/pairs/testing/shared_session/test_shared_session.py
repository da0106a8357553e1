"""A forgotten commit must break a test."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from pairs.fastapi.support import client_of
from pairs.testing.shared_session import forbidden, replacement, service
from pairs.testing.support import passes


@pytest.mark.parametrize(
    ("module", "commit", "passing"),
    [
        (forbidden, True, True),
        (replacement, True, True),
        (forbidden, False, True),
        (replacement, False, False),
    ],
)
async def test_which_test_notices_a_forgotten_commit(
    module: object, commit: bool, passing: bool, engine: AsyncEngine
) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE users (id int, name text)"))
        await connection.execute(text("INSERT INTO users VALUES (1, 'Grace')"))
    app = service.create_app(engine, commit=commit)
    async with client_of(app) as client, AsyncSession(engine) as session:
        test = module.test_a_new_name_is_stored(app, client, session)  # type: ignore[attr-defined]  # a module
        assert await passes(test) is passing
