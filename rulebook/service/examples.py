"""Run the examples of the pages, and record what they print beside them."""

import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

from rulebook.service.files import EXAMPLES, RECORDED_WITH

TIMEOUT: Final = 60
"""Seconds that an example may take."""


class ExampleError(Exception):
    """An example failed or did not end."""


def find_examples(root: Path) -> tuple[Path, ...]:
    """Return the path of every example of the project, sorted."""
    return tuple(sorted((root / EXAMPLES).rglob("*.py")))


def record_path(example: Path) -> Path:
    """Return the path of what the example printed when it was recorded."""
    return example.with_suffix(".out")


def run_example(example: Path) -> str:
    """Run the example with this interpreter and return what a terminal would show.

    Raises `ExampleError` where it exits other than with 0 or takes longer than `TIMEOUT`.
    """
    # The caller's settings of Python and colour must not show in the output.
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    try:
        run = subprocess.run(  # noqa: S603 - our own file
            [sys.executable, "-u", example.name],
            check=False,
            cwd=example.parent,
            encoding="utf-8",
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired as error:
        raise ExampleError(
            f"{example}: still running after {TIMEOUT} s; fix the example"
        ) from error
    if run.returncode:
        raise ExampleError(f"{example}: exit {run.returncode}; fix the example\n{run.stdout}")
    return run.stdout


def record(root: Path) -> tuple[Path, ...]:
    """Run every example, write what each prints, and return the records that changed.

    Nothing is written unless every example ran. A record without an example is removed.
    """
    outputs = {record_path(example): run_example(example) for example in find_examples(root)}
    outputs[root / RECORDED_WITH] = f"{platform.python_version()}\n"
    changed = []
    for path, text in outputs.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    for path in (root / EXAMPLES).rglob("*.out"):
        if path not in outputs:
            path.unlink()
            changed.append(path)
    return tuple(changed)
