"""Fixtures with a loop of their own, which pytest-asyncio 1.0 no longer uses."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio


@pytest.fixture(scope="session")
def event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest_asyncio.fixture(scope="session")
async def numbers() -> AsyncIterator[list[int]]:
    yield [1, 2, 3]
