"""A thread has one running event loop at most."""

import pytest

from pairs.core.run_in_loop import forbidden, replacement


async def work() -> str:
    """Return something."""
    return "done"


async def test_run_fails_where_a_loop_runs() -> None:
    coroutine = work()
    with pytest.raises(RuntimeError, match="running event loop"):
        await forbidden.finish(coroutine)
    coroutine.close()


async def test_await_does_not() -> None:
    assert await replacement.finish(work()) == "done"
