"""A file name must not become a command."""

import os
from pathlib import Path
from types import ModuleType

import pytest

from pairs.security.shell_true import forbidden, replacement

NAME = "in.png; touch injected;"


@pytest.mark.parametrize(("module", "injected"), [(forbidden, True), (replacement, False)])
def test_whether_a_name_runs_a_command(
    module: ModuleType, injected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "convert"  # stands in for the real one; it writes down its arguments
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\" > arguments\n")
    program.chmod(0o700)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    # The shell takes what follows the last semicolon for a command.
    (tmp_path / "out.png").write_text("#!/bin/sh\n")
    (tmp_path / "out.png").chmod(0o700)
    module.convert(NAME)
    assert Path("injected").exists() is injected
    assert (NAME in Path("arguments").read_text()) is not injected
