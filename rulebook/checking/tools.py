"""Find and run the tools that do the work."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


class ToolError(Exception):
    """A tool is missing or failed; the text names it and the remedy."""


def installed_tool(name: str) -> str:
    """Return the path of a program that is installed with this package.

    Raises:
        ToolError: it is not there.

    """
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=str(beside)) or shutil.which(name)
    if found is None:
        message = (
            f"{name} is missing; install it beside this command: pip install {_PACKAGES[name]}"
        )
        raise ToolError(message)
    return found


def project_tool(project: Path, name: str) -> str | None:
    """Return a program of the project's own environment, which has its packages; else None."""
    folders = [project / each / part for each in (".venv", "venv") for part in ("bin", "Scripts")]
    for folder in folders:
        if found := shutil.which(name, path=str(folder)):
            return found
    return None


def run(
    command: Sequence[str], *, cwd: Path, fine: frozenset[int] = frozenset({0, 1})
) -> subprocess.CompletedProcess[str]:
    """Run a tool, and return what it wrote.

    Raises:
        ToolError: it cannot be started, or its exit status is not in `fine`.

    """
    name = Path(command[0]).name
    try:
        done = subprocess.run(  # noqa: S603 - tools by their paths, arguments as a list
            command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="replace",
            check=False,
        )  # fmt: skip
    except OSError as error:
        message = f"{name} could not be started: {error.strerror or error}"
        raise ToolError(message) from error
    if done.returncode not in fine:
        last = (done.stderr.strip() or done.stdout.strip() or "it wrote nothing").splitlines()
        message = f"{name} failed with exit status {done.returncode}: {' '.join(last[:3])}"
        raise ToolError(message)
    return done


_PACKAGES = {"ast-grep": "ast-grep-cli", "ruff": "ruff"}
