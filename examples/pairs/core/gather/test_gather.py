"""Work that belongs to a failed whole must not be finished."""

import asyncio
from types import ModuleType

import pytest

from pairs.core.gather import forbidden, replacement


async def is_cancelled(module: ModuleType) -> bool:
    """Return whether the other work was cancelled when the first failed."""
    ended = asyncio.Event()
    cancelled = False

    async def fail() -> None:
        message = "failed"
        raise ValueError(message)

    async def wait() -> None:
        nonlocal cancelled
        try:
            await ended.wait()
        except asyncio.CancelledError:
            cancelled = True
            raise

    with pytest.raises((ValueError, ExceptionGroup)):
        await module.all_of(wait(), fail())
    was_cancelled = cancelled
    ended.set()
    await asyncio.sleep(0)
    return was_cancelled


async def test_gather_lets_the_others_run_on() -> None:
    assert not await is_cancelled(forbidden)


async def test_a_task_group_cancels_the_others() -> None:
    assert await is_cancelled(replacement)
