"""An import must not write a file."""

import subprocess
import sys
from pathlib import Path

import pytest

PAIRS = Path(__file__).parents[2]


@pytest.mark.parametrize(("module", "written"), [("forbidden", True), ("replacement", False)])
def test_whether_an_import_writes_a_file(module: str, written: bool, tmp_path: Path) -> None:
    file = PAIRS / "security" / "file_handler" / f"{module}.py"
    subprocess.run([sys.executable, file], cwd=tmp_path, check=True)
    assert (tmp_path / "security.log").exists() is written
