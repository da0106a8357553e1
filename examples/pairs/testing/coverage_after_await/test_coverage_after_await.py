"""A line that ran after a query must count as covered."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairs.testing.coverage_after_await import forbidden, replacement

# `greenlet_spawn` and `await_only` are what each query of an `AsyncSession` goes through.
SERVICE = """
import asyncio

from sqlalchemy.util import await_only, greenlet_spawn


async def route(arrived):
    await greenlet_spawn(lambda: await_only(arrived.wait()))
    answer = "after the query"
    print(answer)


async def main():
    arrived = asyncio.Event()
    asyncio.get_running_loop().call_soon(arrived.set)
    await route(arrived)


asyncio.run(main())
"""


def _missing_lines(module: ModuleType, folder: Path) -> list[int]:
    (folder / "pyproject.toml").write_text(module.PYPROJECT)
    (folder / "service.py").write_text(SERVICE)
    environment = os.environ | {"COVERAGE_CORE": "ctrace"}  # the one that knows greenlets
    for arguments in (["run", "service.py"], ["json", "-q"]):
        command = [sys.executable, "-m", "coverage", *arguments]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    report = json.loads((folder / "coverage.json").read_text())
    missing: list[int] = report["files"]["service.py"]["missing_lines"]
    return missing


@pytest.mark.parametrize(("module", "counted"), [(forbidden, False), (replacement, True)])
def test_whether_lines_after_a_query_count(
    module: ModuleType, counted: bool, tmp_path: Path
) -> None:
    assert (_missing_lines(module, tmp_path) == []) is counted
