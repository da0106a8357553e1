"""Faults of a project as a whole: its pyproject.toml, lock file, imports and configuration.

    python python-checks/check_project.py [FOLDER]

Reads only, with the standard library. A line per finding; exit status 1 if there are errors.
"""

import configparser
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from python_checks.imports import find_cycles

LOCK_FILES = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock", "requirements.lock")
DEVELOPMENT_TOOLS = re.compile(
    r"^(pytest|ruff|mypy|black|isort|flake8|pre-commit|coverage|pytest-[\w-]+|factory-boy|faker|tox|nox)\b"
)
SKIPPED = {".venv", "venv", "node_modules", "site-packages", "build", "dist", "python-checks"}
TEST = re.compile(r"(^|/)(tests?/|test_[^/]*\.py$|conftest\.py$|[^/]*_test\.py$)")


class Finding(NamedTuple):
    """A fault: where it is, how bad (error, warning, hint), the check, what is wrong and the fix."""

    path: str
    line: int
    severity: str
    check: str
    message: str


class Project:
    """What the checks read of a project: its folder, pyproject.toml and Python files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "pyproject.toml"
        self.text = path.read_text(encoding="utf-8") if path.is_file() else ""
        self.data: dict[str, Any] = tomllib.loads(self.text) if self.text else {}
        self.tools: dict[str, Any] = self.data.get("tool", {})
        self.files = sorted(
            each
            for each in folder.rglob("*.py")
            if not SKIPPED & set(each.relative_to(folder).parts)
            and not any(part.startswith(".") for part in each.relative_to(folder).parts)
        )

    def name(self, path: Path) -> str:
        """Return a path below the folder, with slashes."""
        return path.relative_to(self.folder).as_posix()

    def line(self, pattern: str) -> int:
        """Return the first line of pyproject.toml that matches, or 1."""
        lines = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in lines if re.search(pattern, line)), 1)

    def found(self, pattern: str, severity: str, check: str, message: str) -> Finding:
        """Return a finding in pyproject.toml."""
        return Finding("pyproject.toml", self.line(pattern), severity, check, message)

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
        groups = {name: list(group.get("dependencies", ())) for name, group in poetry.items()}
        for name, group in self.data.get("dependency-groups", {}).items():
            groups[name] = [each for each in group if isinstance(each, str)]
        groups["uv"] = list(self.tools.get("uv", {}).get("dev-dependencies", ()))
        return groups

    def declares(self, package: str) -> bool:
        """Say whether any list of dependencies names a package."""
        extras = self.data.get("project", {}).get("optional-dependencies", {}).values()
        lists = [self.dependencies, *self.groups.values(), *extras]
        return any(re.match(rf"{package}\b", each, re.IGNORECASE) for each in sum(lists, []))


def check_project(folder: Path) -> list[Finding]:
    """Find the faults of the project in a folder; without a pyproject.toml there are none."""
    project = Project(folder)
    if not project.text:
        return []
    checks = (_lock, _dependencies, _tools, _pytest, _alembic, _commands, _logging, _imports)
    return sorted({found for check in checks for found in check(project)})


def _lock(project: Project) -> Iterator[Finding]:
    above = [project.folder, *project.folder.parents[:2]]
    library = "Framework :: " in project.text or "Typing :: Typed" in project.text
    if project.dependencies and not any((each / name).exists() for each in above for name in LOCK_FILES):
        severity = "hint" if library else "warning"
        message = "no lock file, so each installation gets other versions; commit uv.lock or poetry.lock"
        yield project.found(r"^dependencies", severity, "no-lock-file", message)


def _dependencies(project: Project) -> Iterator[Finding]:
    for each in project.dependencies:
        name = re.split(r"[^\w-]", each, maxsplit=1)[0]
        place = rf"(^|[\"'\s]){re.escape(name)}\b"
        if DEVELOPMENT_TOOLS.match(name.lower()):
            message = f"{name} is a development tool; move it to [dependency-groups]"
            yield project.found(place, "warning", "development-tool-in-dependencies", message)
        zero = re.search(r">=\s*0\.\d+", each)
        if zero and "<" not in each and "==" not in each:
            message = f"{name} is 0.x, whose next minor release may break you; add an upper bound"
            yield project.found(place, "hint", "zero-version-without-upper-bound", message)


def _tools(project: Project) -> Iterator[Finding]:
    ruff = "ruff" in project.tools or any((project.folder / n).exists() for n in ("ruff.toml", ".ruff.toml"))
    others = [tool for tool in ("black", "isort", "flake8") if tool in project.tools]
    others += [tool for tool in ("black", "isort", "flake8") if project.declares(tool) and tool not in others]
    if ruff and others:
        message = f"{others[0]} beside Ruff does the same work twice; use `ruff format` and `ruff check` alone"
        yield project.found(rf"\b{others[0]}\b", "warning", "tool-beside-ruff", message)
    elif not ruff and project.files:
        message = "Ruff is not configured; add [tool.ruff], or run it with python-checks/ruff.toml"
        yield project.found(r"^\[project\]", "hint", "ruff-not-configured", message)
    mypy = project.tools.get("mypy")
    configured = mypy is not None or any((project.folder / n).exists() for n in ("mypy.ini", ".mypy.ini"))
    pyright = "pyright" in project.tools or "basedpyright" in project.tools
    text = (project.folder / "mypy.ini").read_text() if (project.folder / "mypy.ini").exists() else ""
    strict = (mypy or {}).get("strict") or re.search(r"^strict\s*=\s*(?i:true)", text, re.MULTILINE)
    if not strict and not pyright:
        message = "mypy does not run in strict mode, so missing types are not found; set strict = true"
        place = r"^\[tool\.mypy\]" if configured else r"^\[project\]"
        yield project.found(place, "hint", "mypy-not-strict", message)


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
    if "--strict-config" not in text and "strict = True" not in text and "'strict': True" not in text:
        message = 'a misspelt marker or option passes; add "--strict-config", "--strict-markers" to addopts'
        yield project.found(place, "hint", "pytest-not-strict", message)
    if not re.search(r"filterwarnings[^\]]*error", text):
        message = 'what is deprecated goes unnoticed; set filterwarnings = ["error"]'
        yield project.found(place, "hint", "warnings-not-errors", message)
    coverage = [project.folder / name for name in (".coveragerc", "setup.cfg", "tox.ini")]
    limits = project.text + text + "".join(each.read_text() for each in coverage if each.exists())
    if not re.search(r"fail[_-]under", limits):
        message = "code without a test goes unnoticed; set fail_under in [tool.coverage.report]"
        yield project.found(r"^\[tool\.coverage", "hint", "no-coverage-limit", message)
    yield from _tests(project, automatic="'asyncio_mode': 'auto'" in text or "asyncio_mode = auto" in text)


def _tests(project: Project, *, automatic: bool) -> Iterator[Finding]:
    postgresql = any(project.declares(each) for each in ("asyncpg", "psycopg", "psycopg2"))
    lite = any(re.match("aiosqlite", each) for each in project.dependencies)
    for path in project.files:
        if not TEST.search(project.name(path)):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if automatic and re.match(r"\s*@pytest(_asyncio\.fixture|\.mark\.asyncio)\s*(\(\s*\))?\s*$", line):
                message = "in auto mode the marker says nothing; use a plain async def and @pytest.fixture"
                yield Finding(project.name(path), number, "hint", "asyncio-marker-in-auto-mode", message)
            if postgresql and not lite and re.search(r"""["']sqlite(\+\w+)?://""", line):
                message = "SQLite stores what PostgreSQL refuses; test on the database of production"
                yield Finding(project.name(path), number, "hint", "sqlite-in-tests", message)


def _alembic(project: Project) -> Iterator[Finding]:
    for path in (project.folder / "alembic.ini", *project.folder.glob("*/alembic.ini")):
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        name = project.name(path)
        for number, line in enumerate(text.splitlines(), 1):
            if re.match(r"sqlalchemy\.url\s*=\s*\S+://[^:/@\s]+:[^@\s%]+@", line) and "user:pass@" not in line:
                message = "Git keeps this password; read the URL from the settings in env.py"
                yield Finding(name, number, "error", "password-in-alembic-ini", message)
        parser = configparser.ConfigParser(interpolation=None)
        parser.read_string(text)
        if parser.has_section("alembic") and not parser.has_option("alembic", "path_separator"):
            message = "Alembic 1.16 and later warn without it; write path_separator = os"
            yield Finding(name, 1, "hint", "alembic-path-separator", message)


def _commands(project: Project) -> Iterator[Finding]:
    scripts = [project.folder / name for name in ("Makefile", "Dockerfile", ".pre-commit-config.yaml")]
    scripts += [*project.folder.glob("*.sh"), *project.folder.glob("scripts/*.sh")]
    scripts += project.folder.glob(".github/workflows/*.y*ml")
    for path in scripts:
        if not path.exists():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if re.search(r"\bpoetry shell\b", line) and not line.lstrip().startswith("#"):
                message = "Poetry 2 has no `shell`; write `poetry run …`"
                yield Finding(project.name(path), number, "warning", "poetry-shell", message)


def _logging(project: Project) -> Iterator[Finding]:
    if "fastapi" not in str(project.dependencies).lower():
        return
    logs = False
    for path in project.files:
        source = path.read_text(encoding="utf-8", errors="replace")
        logs = logs or "getLogger(" in source
        if re.search(r"basicConfig|dictConfig|structlog\.configure|loguru|addHandler", source):
            return
    if logs:
        message = "nothing configures logging, so INFO is lost; call logging.config.dictConfig at startup"
        yield project.found(r"^\[project\]", "hint", "loggers-not-configured", message)


def _imports(project: Project) -> Iterator[Finding]:
    for path, line, first, second in find_cycles(project.folder, project.files):
        message = f"{first} and {second} import each other; move what both need into a third module"
        yield Finding(project.name(path), line, "warning", "import-cycle", message)


def main() -> int:
    """Print the findings of the folder that the command names, else of the current one."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings = check_project(folder)
    for found in findings:
        print(f"{found.path}:{found.line}: {found.severity} [{found.check}] {found.message}")
    return int(any(found.severity == "error" for found in findings))

