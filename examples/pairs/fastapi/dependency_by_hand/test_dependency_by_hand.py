"""A dependency is not a context manager."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from pairs.fastapi.dependency_by_hand import forbidden, replacement


async def test_a_generator_cannot_be_entered(engine: AsyncEngine) -> None:
    with pytest.raises(TypeError, match="context manager"):
        await forbidden.count(async_sessionmaker(engine))


async def test_the_factory_gives_a_session(engine: AsyncEngine) -> None:
    assert await replacement.count(async_sessionmaker(engine)) == 1
