"""A fixture that yields, with the type of what it yields."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


@pytest.fixture
async def session(engine: AsyncEngine) -> AsyncSession:
    async with AsyncSession(engine) as session:
        yield session
