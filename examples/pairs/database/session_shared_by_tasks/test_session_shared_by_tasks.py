"""A session belongs to one task at a time."""

import pytest
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from pairs.database.session_shared_by_tasks import forbidden, replacement


@pytest.mark.filterwarnings("ignore")  # the connection is left in the middle of an operation
async def test_two_tasks_in_one_session_collide(engine: AsyncEngine) -> None:
    with pytest.raises(InvalidRequestError):
        await forbidden.count_both(async_sessionmaker(engine))


async def test_two_sessions_do_not(engine: AsyncEngine) -> None:
    assert await replacement.count_both(async_sessionmaker(engine)) == (1, 1)
