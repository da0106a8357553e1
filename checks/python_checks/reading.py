"""What the checks of a project read: its folder, pyproject.toml and Python files."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from python_checks.catalogue import Entry, entries

SKIPPED = {
    ".venv",
    "venv",
    "node_modules",
    "site-packages",
    "build",
    "dist",
    "python-checks",
}
TEST = re.compile(r"(^|/)(tests?/|test_[^/]*\.py$|conftest\.py$|[^/]*_test\.py$)")


class Finding(NamedTuple):
    """A fault: where it is, the check, what is wrong and how to fix it."""

    path: str
    line: int
    check: str
    message: str

    @property
    def entry(self) -> Entry:
        """How serious it is, and where the rule is that forbids it."""
        return entries("project")[self.check]

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.entry.severity}: {self.message}"
        return f"{text} [{self.check}]; {self.entry.address}"

    def as_dict(self) -> dict[str, str | int]:
        """Return all of it, for programs."""
        return {**self._asdict(), **self.entry._asdict()}


class Project:
    """What the checks read of a project: its folder, pyproject.toml and Python files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "pyproject.toml"
        self.text = path.read_text(encoding="utf-8") if path.is_file() else ""
        self.data: dict[str, Any] = tomllib.loads(self.text) if self.text else {}
        self.tools: dict[str, Any] = self.data.get("tool", {})
        self.files = sorted(_python_files(folder))
        self._sources: dict[Path, bytes] = {}

    def name(self, path: Path) -> str:
        """Return a path below the folder, with slashes."""
        return path.relative_to(self.folder).as_posix()

    def source(self, path: Path) -> bytes:
        """Return what is in a file, which several checks read."""
        if path not in self._sources:
            self._sources[path] = path.read_bytes()
        return self._sources[path]

    def line(self, pattern: str) -> int:
        """Return the first line of pyproject.toml that matches, or 1."""
        lines = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in lines if re.search(pattern, line)), 1)

    def found(self, pattern: str, check: str, message: str) -> Finding:
        """Return a finding in pyproject.toml."""
        return Finding("pyproject.toml", self.line(pattern), check, message)

    @property
    def dependencies(self) -> list[str]:
        """Return what the project itself needs, as written in `[project]` or for Poetry."""
        poetry = self.tools.get("poetry", {}).get("dependencies", {})
        versions = [
            f"{name} {value if isinstance(value, str) else value.get('version', '')}"
            for name, value in poetry.items()
            if name != "python" and isinstance(value, str | dict)
        ]
        return [*self.data.get("project", {}).get("dependencies", ()), *versions]

    @property
    def groups(self) -> dict[str, list[str]]:
        """Return the dependency groups, Poetry's included."""
        poetry = self.tools.get("poetry", {}).get("group", {})
        groups = {
            name: list(group.get("dependencies", ())) for name, group in poetry.items()
        }
        for name, group in self.data.get("dependency-groups", {}).items():
            groups[name] = [each for each in group if isinstance(each, str)]
        groups["uv"] = list(self.tools.get("uv", {}).get("dev-dependencies", ()))
        return groups

    def declares(self, package: str) -> bool:
        """Say whether any list of dependencies names a package."""
        extras = self.data.get("project", {}).get("optional-dependencies", {}).values()
        lists = [self.dependencies, *self.groups.values(), *extras]
        return any(
            re.match(rf"{package}\b", each, re.IGNORECASE) for each in sum(lists, [])
        )


def _python_files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in folder.walk():
        folders[:] = [
            name for name in folders if name not in SKIPPED and name[0] != "."
        ]
        for name in names:
            if name.endswith(".py") and name[0] != ".":
                yield parent / name
