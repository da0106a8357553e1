"""The error of a child reaches the handler that is registered for it."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def both[A, B](first: Coroutine[Any, Any, A], second: Coroutine[Any, Any, B]) -> tuple[A, B]:
    """Run both at the same time, for at most five seconds."""
    try:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            one, two = group.create_task(first), group.create_task(second)
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors  # handlers match this class, and no group
    return one.result(), two.result()
