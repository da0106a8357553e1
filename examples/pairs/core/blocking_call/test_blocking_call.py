"""While one task waits, the others must run."""

import asyncio
from types import ModuleType

import pytest

from pairs.core.blocking_call import forbidden, replacement


@pytest.mark.parametrize(("module", "runs"), [(forbidden, False), (replacement, True)])
async def test_whether_another_task_runs_meanwhile(module: ModuleType, runs: bool) -> None:
    ran = False

    async def other() -> None:
        nonlocal ran
        ran = True

    waiting = asyncio.create_task(other())
    await module.pause()
    assert ran is runs
    await waiting
