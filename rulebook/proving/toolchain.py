"""The reference service as a prover: its files, its environment, its own ruff and mypy."""

import json
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rulebook.rules.claims import Finding

# What a fragment cannot help: names that it does not define, and not being a whole module.
_FRAGMENT_ONLY = frozenset({"F821", "INP001", "D100", "name-defined"})

_PRINT_VERSIONS = """
import json, platform, sys
from importlib.metadata import version
versions = {name: version(name) for name in sys.argv[1:]}
print(json.dumps({"python": platform.python_version()} | versions))
"""

_PRINT_MYPY_CODES = """
import json
from mypy.errorcodes import error_codes
print(json.dumps(sorted(error_codes)))
"""


class ServiceError(Exception):
    """The reference service cannot prove anything: it is not installed, or a tool failed."""


@dataclass(frozen=True, slots=True)
class Service:
    """The Poetry project at `root`, whose environment stands in its `.venv`."""

    root: Path
    packages: tuple[str, ...] = ("fastapi", "pydantic", "sqlalchemy", "pytest", "ruff", "mypy")
    """The packages whose versions a reader of a proof wants to know."""

    def versions(self) -> Mapping[str, str]:
        """Return the installed version of "python" and of each of `packages`."""
        versions: dict[str, str] = json.loads(
            self._run("python", "-c", _PRINT_VERSIONS, *self.packages)
        )
        return versions

    def ruff(self, texts: Sequence[str]) -> list[frozenset[Finding]]:
        """Return what ruff finds in each text, with the service's configuration."""
        config = str(self.root.resolve() / "pyproject.toml")
        command = ("ruff", "check", "--no-cache", "--config", config, "--output-format", "json")
        with _files(texts) as files:
            rows: list[dict[str, Any]] = json.loads(self._run(*command, *files, accept=1) or "[]")
        found = [(row["filename"], Finding("ruff", row["code"])) for row in rows]
        return _by_name(files, found)

    def mypy(self, texts: Sequence[str]) -> list[frozenset[Finding]]:
        """Return what mypy finds in each text, with the service's configuration and packages."""
        if not texts:
            return []  # without files mypy would check what it is configured to
        with _files(texts) as files:
            printed = self._run("mypy", "--output", "json", *files, accept=1)
        rows: list[dict[str, Any]] = [json.loads(line) for line in printed.splitlines()]
        found = [
            (row["file"], Finding("mypy", row["code"]))
            for row in rows
            if row["severity"] == "error"
        ]
        return _by_name(files, found)

    def unknown(self, findings: Collection[Finding]) -> set[Finding]:
        """Return those of `findings` that the service's tools, as configured, never report.

        A ruff code may be a prefix that stands for all of its codes.
        """
        settings = self._run("ruff", "check", "--no-cache", "--show-settings", "pyproject.toml")
        enabled = settings.partition("linter.rules.enabled = [")[2].partition("]")[0]
        ruff = re.findall(r"\((\w+)\)", enabled)
        mypy: list[str] = json.loads(self._run("python", "-c", _PRINT_MYPY_CODES))
        return {
            finding
            for finding in findings
            if not (
                finding.code in mypy
                if finding.tool == "mypy"
                else any(code.startswith(finding.code) for code in ruff)
            )
        }

    def _run(self, program: str, *arguments: str, accept: int = 0) -> str:
        """Run a program of the service's environment in its folder and return what it prints."""
        executable = self.root.resolve() / ".venv" / "bin" / program
        try:
            done = subprocess.run(  # noqa: S603 - the service's own tools, no shell
                [executable, *arguments],
                cwd=self.root,
                capture_output=True,
                text=True,
                check=False,
            )
        except FileNotFoundError as error:
            message = f"{executable} does not exist; run `make install` in {self.root}"
            raise ServiceError(message) from error
        if done.returncode not in {0, accept}:
            message = f"{program} failed in {self.root}: {(done.stderr or done.stdout).strip()}"
            raise ServiceError(message)
        return done.stdout


@contextmanager
def _files(texts: Sequence[str]) -> Iterator[list[str]]:
    """Write each text to a file named by its content.

    mypy tells modules apart by name, and repeats what it found in a module from its cache, with
    the path that the module had then: so a name must stand for one text only.
    """
    with TemporaryDirectory() as folder:
        files = []
        for text in texts:
            content = text.encode()
            file = Path(folder, f"block_{sha256(content).hexdigest()}.py")
            file.write_bytes(content)
            files.append(str(file))
        yield files


def _by_name(
    files: Sequence[str], found: Sequence[tuple[str, Finding]]
) -> list[frozenset[Finding]]:
    return [
        frozenset(
            finding
            for where, finding in found
            if Path(where).name == Path(file).name and finding.code not in _FRAGMENT_ONLY
        )
        for file in files
    ]
