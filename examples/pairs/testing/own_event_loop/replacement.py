"""Fixtures that share a loop by their scope."""

from collections.abc import AsyncIterator

import pytest_asyncio


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def numbers() -> AsyncIterator[list[int]]:
    yield [1, 2, 3]
