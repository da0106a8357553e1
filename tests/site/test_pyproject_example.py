"""Readers get the configuration of Ruff and mypy that the rules assume, whole and working."""

import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path

import pytest
from support import ROOT

from rulebook.site.pyproject_example import MYPY, RUFF, pyproject_example

EXAMPLE = pyproject_example(ROOT)


def test_it_configures_ruff_as_the_checks_do() -> None:
    assert tomllib.loads(EXAMPLE)["tool"]["ruff"] == tomllib.loads((ROOT / RUFF).read_text("utf-8"))


def test_it_configures_mypy_as_the_checks_do() -> None:
    ini = ConfigParser()
    ini.read(ROOT / MYPY, encoding="utf-8")
    options = tomllib.loads(EXAMPLE)["tool"]["mypy"]
    assert {key: _as_ini(value) for key, value in options.items()} == dict(ini["mypy"])


def _as_ini(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import passlib\n", "TID251"),
        ("from typing import Optional\n\nage: Optional[int] = None\n", "UP045"),
        ("import logging\n\nlogger = logging.getLogger()\nlogger.info(f'{logger}')\n", "G004"),
    ],
)
def test_ruff_finds_with_it_what_the_rules_forbid(tmp_path: Path, code: str, found: str) -> None:
    assert found in _ruff(tmp_path, code)


def test_ruff_finds_nothing_with_it_in_code_that_follows_the_rules(tmp_path: Path) -> None:
    code = "def double(number: int) -> int:\n    return 2 * number\n"
    assert _ruff(tmp_path, code) == "All checks passed!"


def test_mypy_accepts_it_and_is_strict(tmp_path: Path) -> None:
    # Pydantic, and so its plugin, is not installed here.
    example = EXAMPLE.replace('plugins = ["pydantic.mypy"]\n', "")
    assert example != EXAMPLE
    (tmp_path / "pyproject.toml").write_text(example, encoding="utf-8")
    (tmp_path / "module.py").write_text("def double(number):\n    return 2 * number\n")
    command = [sys.executable, "-m", "mypy", "module.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "[no-untyped-def]" in run.stdout
    assert run.stderr == ""


def _ruff(folder: Path, code: str) -> str:
    (folder / "pyproject.toml").write_text(EXAMPLE, encoding="utf-8")
    (folder / "module.py").write_text(code, encoding="utf-8")
    ruff = str(Path(sys.executable).parent / "ruff")
    command = [ruff, "check", "--output-format=concise", "--quiet"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    return run.stdout.strip() or "All checks passed!"
