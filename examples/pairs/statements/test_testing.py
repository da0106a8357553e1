"""The settings that 200-testing shows, in a project that has nothing else."""

import subprocess
import sys
from pathlib import Path

import pairs.testing.loose_configuration.replacement

SETTINGS = Path(pairs.testing.loose_configuration.replacement.__file__).with_suffix(".toml")


def test_pytest_starts_with_the_settings_of_the_rule(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS.read_text())
    (tmp_path / "test_it.py").write_text("async def test_it() -> None:\n    assert True\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "1 passed" in finished.stdout
