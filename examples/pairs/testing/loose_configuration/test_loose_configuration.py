"""A misspelled marker, a misspelled option and a test that no longer fails must be errors."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pairs.testing.loose_configuration import forbidden, replacement

MISTAKES = {
    "marker": ("", "@pytest.mark.slwo\ndef test_it():\n    pass"),
    "option": ("tset_paths = ['tests']\n", "def test_it():\n    pass"),
    "xfail": ("", "@pytest.mark.xfail\ndef test_it():\n    pass"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize(("module", "passing"), [(forbidden, True), (replacement, False)])
def test_which_configuration_notices(
    module: ModuleType, passing: bool, mistake: str, tmp_path: Path
) -> None:
    option, test = MISTAKES[mistake]
    (tmp_path / "pyproject.toml").write_text(module.PYPROJECT + option)
    (tmp_path / "test_it.py").write_text(f"import pytest\n\n{test}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (finished.returncode == 0) is passing
