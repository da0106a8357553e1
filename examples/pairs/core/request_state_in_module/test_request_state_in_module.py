"""A request must not see another one's user."""

import asyncio
from types import ModuleType

from pairs.core.request_state_in_module import forbidden, replacement


async def seen(module: ModuleType) -> list[str]:
    """Return what two requests at the same time see."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(module.serve(user)) for user in ("first", "second")]
    return [task.result() for task in tasks]


async def test_a_module_variable_shows_the_other_user() -> None:
    assert await seen(forbidden) == ["second", "second"]


async def test_a_context_variable_does_not() -> None:
    assert await seen(replacement) == ["first", "second"]
