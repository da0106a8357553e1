"""pytest 9 rejects two tables, and pytest 8 ignores the new one."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairs.testing.second_pytest_table import forbidden, replacement


@pytest.mark.parametrize(("module", "known"), [(forbidden, False), (replacement, True)])
def test_whether_the_marker_is_known(module: ModuleType, known: bool, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(module.PYPROJECT)
    (tmp_path / "tests").mkdir()
    command = [sys.executable, "-m", "pytest", "--markers"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ("pytest.mark.slow:" in finished.stdout) is known
