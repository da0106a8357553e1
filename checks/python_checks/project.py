"""Faults of a project as a whole: its pyproject.toml, lock file, imports and configuration.

    python python-checks/check_project.py [FOLDER]

Reads only, with the standard library. A line per finding; exit status 1 if there are errors.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from python_checks.files import (
    check_alembic,
    check_commands,
    check_imports,
    check_logging,
    check_tests,
)
from python_checks.reading import TEST, Finding, Project

LOCK_FILES = (
    "uv.lock",
    "poetry.lock",
    "pdm.lock",
    "pylock.toml",
    "Pipfile.lock",
    "requirements.lock",
)
DEVELOPMENT_TOOLS = re.compile(
    r"^(pytest|ruff|mypy|black|isort|flake8|pre-commit|coverage|pytest-[\w-]+|factory-boy|faker|tox|nox)\b"
)


def check_project(folder: Path) -> list[Finding]:
    """Find the faults of the project in a folder; without a pyproject.toml there are none."""
    project = Project(folder)
    if not project.text:
        return []
    checks = (
        _lock,
        _dependencies,
        _tools,
        _pytest,
        check_alembic,
        check_commands,
        check_logging,
        check_imports,
    )
    return sorted({found for check in checks for found in check(project)})


def _lock(project: Project) -> Iterator[Finding]:
    above = [project.folder, *project.folder.parents[:2]]
    if "Framework :: " in project.text or "Typing :: Typed" in project.text:
        return  # a library, which whoever installs it combines with other versions
    if project.dependencies and not any(
        (each / name).exists() for each in above for name in LOCK_FILES
    ):
        message = "no lock file, so each installation gets other versions; commit uv.lock or poetry.lock"
        yield project.found(r"^dependencies", "no-lock-file", message)


def _dependencies(project: Project) -> Iterator[Finding]:
    for each in project.dependencies:
        name = re.split(r"[^\w-]", each, maxsplit=1)[0]
        place = rf"(^|[\"'\s]){re.escape(name)}\b"
        if DEVELOPMENT_TOOLS.match(name.lower()):
            message = f"{name} is a development tool; move it to [dependency-groups]"
            yield project.found(place, "development-tool-in-dependencies", message)
        zero = re.search(r">=\s*0\.\d+", each)
        if zero and "<" not in each and "==" not in each:
            message = f"{name} is 0.x, whose next minor release may break your code; add an upper bound"
            yield project.found(place, "zero-version-without-upper-bound", message)


def _tools(project: Project) -> Iterator[Finding]:
    ruff = "ruff" in project.tools or any(
        (project.folder / n).exists() for n in ("ruff.toml", ".ruff.toml")
    )
    others = [tool for tool in ("black", "isort", "flake8") if tool in project.tools]
    others += [
        tool
        for tool in ("black", "isort", "flake8")
        if project.declares(tool) and tool not in others
    ]
    if ruff and others:
        message = f"{others[0]} beside Ruff does the same work twice; use `ruff format` and `ruff check` alone"
        yield project.found(rf"\b{others[0]}\b", "tool-beside-ruff", message)
    elif not ruff and project.files:
        message = "Ruff is not configured; add [tool.ruff], or run it with python-checks/ruff.toml"
        yield project.found(r"^\[project\]", "ruff-not-configured", message)
    mypy = project.tools.get("mypy")
    configured = mypy is not None or any(
        (project.folder / n).exists() for n in ("mypy.ini", ".mypy.ini")
    )
    pyright = "pyright" in project.tools or "basedpyright" in project.tools
    text = (
        (project.folder / "mypy.ini").read_text()
        if (project.folder / "mypy.ini").exists()
        else ""
    )
    strict = (mypy or {}).get("strict") or re.search(
        r"^strict\s*=\s*(?i:true)", text, re.MULTILINE
    )
    if not strict and not pyright:
        message = "mypy does not run in strict mode, so missing types are not found; set strict = true"
        place = r"^\[tool\.mypy\]" if configured else r"^\[project\]"
        yield project.found(place, "mypy-not-strict", message)


def _pytest(project: Project) -> Iterator[Finding]:
    if not any(TEST.search(project.name(each)) for each in project.files):
        return
    table = project.tools.get("pytest", {})
    options = table.get("ini_options", table if "ini_options" not in table else {})
    text = str(options)
    for name in ("pytest.ini", "tox.ini", "setup.cfg"):
        path = project.folder / name
        if path.exists():
            text += path.read_text(encoding="utf-8")
    place = r"^\[tool\.pytest"
    if (
        "--strict-config" not in text
        and "strict = True" not in text
        and "'strict': True" not in text
    ):
        message = 'a misspelt marker or option passes; add "--strict-config", "--strict-markers" to addopts'
        yield project.found(place, "pytest-not-strict", message)
    if not re.search(r"filterwarnings[^\]]*error", text):
        message = 'deprecations go unnoticed; set filterwarnings = ["error"]'
        yield project.found(place, "warnings-not-errors", message)
    coverage = [
        project.folder / name for name in (".coveragerc", "setup.cfg", "tox.ini")
    ]
    limits = (
        project.text
        + text
        + "".join(each.read_text() for each in coverage if each.exists())
    )
    if not re.search(r"fail[_-]under", limits):
        message = "code without a test goes unnoticed; set fail_under in [tool.coverage.report]"
        yield project.found(r"^\[tool\.coverage", "no-coverage-limit", message)
    yield from check_tests(
        project,
        automatic="'asyncio_mode': 'auto'" in text or "asyncio_mode = auto" in text,
    )


def main() -> int:
    """Print the findings of the folder that the command names, else of the current one.

    `--json` before it gives one list of objects, for programs.
    """
    arguments = sys.argv[1:]
    as_json = "--json" in arguments
    folders = [each for each in arguments if each != "--json"]
    folder = Path(folders[0] if folders else ".").resolve()
    findings = check_project(folder)
    if as_json:
        sys.stdout.write(json.dumps([found.as_dict() for found in findings]))
        return 0
    for found in findings:
        print(found)  # noqa: T201 - a command answers by printing
    return int(any(found.entry.severity == "error" for found in findings))
