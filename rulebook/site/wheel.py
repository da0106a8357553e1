"""The wheel of the command `python-rulebook`, which readers run from the site's address."""

import shutil
import subprocess
import sys
import tomllib
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rulebook.language import url_prefix

_SOURCES: Final = ("LICENSE", "README.md", "checks", "pyproject.toml", "rulebook", "rules/editions")
"""All that the wheel is made of."""

_NO_SOURCES: Final = shutil.ignore_patterns("__pycache__", ".*")


@cache
def wheel_name(root: Path) -> str:
    """Return the file name of the wheel of the project at `root`."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name'].replace('-', '_')}-{project['version']}-py3-none-any.whl"


def wheel_key(root: Path, site_url: str) -> tuple[str, ...]:
    """Return all that the bytes of `build_wheel` depend on."""
    files = (
        file for name in _SOURCES for file in sorted((root / name).rglob("*")) if file.is_file()
    )
    alone = (root / name for name in _SOURCES if (root / name).is_file())
    digests = (
        f"{file.relative_to(root)} {sha256(file.read_bytes()).hexdigest()}"
        for file in (*alone, *files)
        if not _is_left_out(file.relative_to(root))
    )
    return version("hatchling"), site_url, *digests


def _is_left_out(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)


def build_wheel(root: Path, site_url: str) -> bytes:
    """Build the wheel of the project at `root`: the same bytes on any day, without a network.

    Its findings lead to the pages of the site at `site_url`, which ends with a slash.

    Raises:
        CalledProcessError: the builder failed.

    """
    with TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        for name in _SOURCES:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, project / name, ignore=_NO_SOURCES)
            else:
                shutil.copyfile(source, project / name)
        address = project / "checks" / "site.txt"
        address.write_text(f"{site_url}{url_prefix('en')}".rstrip("/") + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        subprocess.run(command, cwd=project, check=True, capture_output=True)  # noqa: S603 - our own arguments
        return Path(folder, wheel_name(root)).read_bytes()
