"""The tools that catch forbidden patterns, run over all pairs at once with what readers take.

Ruff and mypy come from the environment of the pairs, ast-grep from ours; all use the
configuration in `checks/`.
"""

import json
import os
import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from tempfile import TemporaryDirectory
from typing import Any, Final

from rulebook.proving.pairs import PAIRS
from rulebook.rules.claims import Finding, Tool

NEWEST: Final = ".venv"
OLDEST: Final = ".venv-oldest"

PACKAGES: Final = ("fastapi", "pydantic", "sqlalchemy", "pytest", "ruff", "mypy")
"""The packages whose versions readers want to know."""

_PLACES: Final = ("app.py", "services/app.py", "tests/test_app.py")
"""Where checks look: everywhere, in services, in tests."""

_PRINT_VERSIONS: Final = """
import json, platform, sys
from importlib.metadata import version
versions = {name: version(name) for name in sys.argv[1:]}
print(json.dumps({"python": platform.python_version()} | versions))
"""


class ToolchainError(Exception):
    """A tool is not installed, or failed."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """The tools of the project at `root`."""

    root: Path

    @property
    def pairs(self) -> Path:
        """The project of the pairs."""
        return self.root / PAIRS

    def versions(self, environment: str) -> Mapping[str, str]:
        """Return the version of "python" and of each of `PACKAGES` in an environment."""
        python = self.pairs / environment / "bin" / "python"
        versions: dict[str, str] = json.loads(_run(python, "-c", _PRINT_VERSIONS, *PACKAGES))
        return versions

    def findings(self, asked: Mapping[Tool, Sequence[Path]]) -> Mapping[Path, frozenset[Finding]]:
        """Return what Ruff, mypy and the checks report, each for the files that it is asked about.

        Raises:
            ToolchainError: a tool is not installed, or failed.

        """
        run = {Tool.RUFF: self._ruff, Tool.MYPY: self._mypy, Tool.CHECK: self._checks}
        found: dict[Path, set[Finding]] = {}
        for tool, files in asked.items():
            for file in files:
                found.setdefault(file.resolve(), set())
            for where, finding in run[tool](files) if files else ():
                found.setdefault(where.resolve(), set()).add(finding)
        return {file: frozenset(findings) for file, findings in found.items()}

    def unknown(self, findings: Collection[Finding]) -> set[Finding]:
        """Return those of `findings` that no tool reports, as configured in `checks/`."""
        checks = self.root / "checks"
        config = (checks / "ruff.toml").read_text(encoding="utf-8")
        ruff = set(re.findall(r'"([A-Z]+[0-9]+)"', config))
        ids = {file.stem for file in (checks / "rules").glob("*.yml")}
        return {
            finding
            for finding in findings
            if (finding.tool is Tool.RUFF and finding.code not in ruff)
            or (finding.tool is Tool.CHECK and finding.code not in ids)
        }

    def _ruff(self, files: Sequence[Path]) -> list[tuple[Path, Finding]]:
        config = str(self.root / "checks" / "ruff.toml")
        command = ("check", "--no-cache", "--target-version", "py313", "--config", config)
        ruff = self.pairs / NEWEST / "bin" / "ruff"
        printed = _run(ruff, *command, "--output-format", "json", *map(str, files), accept=1)
        rows = json.loads(printed or "[]")
        return [(Path(row["filename"]), Finding(Tool.RUFF, row["code"])) for row in rows]

    def _mypy(self, files: Sequence[Path]) -> list[tuple[Path, Finding]]:
        above = self.pairs.parent  # modules are named `pairs.<topic>.…`
        command = (
            "--config-file",
            str((self.root / "checks" / "mypy.ini").resolve()),
            "--namespace-packages",
            "--explicit-package-bases",
            "--cache-dir",
            str((self.root / ".cache" / "mypy-pairs").resolve()),
            "--output",
            "json",
        )
        names = [str(file.resolve().relative_to(above.resolve())) for file in files]
        mypy = (self.pairs / NEWEST / "bin" / "mypy").absolute()
        printed = _run(mypy, *command, *names, accept=1, folder=above)
        rows: list[dict[str, Any]] = [json.loads(line) for line in printed.splitlines()]
        return [
            (above / row["file"], Finding(Tool.MYPY, row["code"]))
            for row in rows
            if row["severity"] == "error"
        ]

    def _checks(self, files: Sequence[Path]) -> list[tuple[Path, Finding]]:
        """Scan copies, because some checks look only at tests and some only elsewhere."""
        config = str(self.root / "checks" / "sgconfig.yml")
        ast_grep = Path(get_path("scripts"), "ast-grep")
        with TemporaryDirectory() as folder:
            above = Path(folder).resolve()
            for number, file in enumerate(files):
                for place in _PLACES:
                    copy = above / str(number) / place
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    copy.write_bytes(file.read_bytes())
            command = ("scan", "--config", config, "--json=compact", str(above))
            printed = _run(ast_grep, *command, accept=1)
        return [
            (files[int(Path(row["file"]).relative_to(above).parts[0])], finding)
            for row in json.loads(printed or "[]")
            for finding in [Finding(Tool.CHECK, row["ruleId"])]
        ]


def _run(program: Path, *arguments: str, accept: int = 0, folder: Path | None = None) -> str:
    """Run a program and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    try:
        done = subprocess.run(  # noqa: S603 - our own tools, no shell
            [program, *arguments],
            cwd=folder,
            env=environment | {"MYPYPATH": "."},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        message = f"{program} does not exist; run `make verify`"
        raise ToolchainError(message) from error
    if done.returncode not in {0, accept}:
        message = f"{program.name} failed: {(done.stderr or done.stdout).strip()}"
        raise ToolchainError(message)
    return done.stdout
