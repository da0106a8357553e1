"""Tasks that nobody looks after, loops within loops, state that requests share."""

import asyncio
from contextvars import ContextVar

import pytest

stored: list[str] = []
current_user = ""
current_user_of_task: ContextVar[str] = ContextVar("current_user_of_task")


async def fail() -> None:
    raise ValueError("the other one failed")


async def store(may_go_on: asyncio.Event) -> None:
    await may_go_on.wait()
    stored.append("row")


async def test_gather_lets_the_others_run_on_after_an_error() -> None:
    stored.clear()
    may_go_on = asyncio.Event()

    with pytest.raises(ValueError, match="failed"):
        await asyncio.gather(fail(), store(may_go_on))
    may_go_on.set()
    await asyncio.sleep(0.01)

    assert stored == ["row"]


async def test_a_task_group_cancels_the_others() -> None:
    stored.clear()
    may_go_on = asyncio.Event()

    with pytest.RaisesGroup(pytest.RaisesExc(ValueError, match="failed")):
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
            tasks.create_task(store(may_go_on))
    may_go_on.set()
    await asyncio.sleep(0.01)

    assert stored == []


async def test_run_fails_where_a_loop_runs_already() -> None:
    coroutine = asyncio.sleep(0, "done")

    with pytest.raises(RuntimeError, match="running event loop"):
        asyncio.run(coroutine)

    assert await coroutine == "done"


async def test_a_module_variable_is_shared_by_all_requests() -> None:
    async def serve(user: str) -> tuple[str, str]:
        global current_user
        current_user = user
        current_user_of_task.set(user)
        await asyncio.sleep(0)
        return current_user, current_user_of_task.get()

    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(serve("first"))
        second = tasks.create_task(serve("second"))

    assert first.result() == ("second", "first")
    assert second.result() == ("second", "second")
