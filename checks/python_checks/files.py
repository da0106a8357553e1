"""Faults of a project's other files: tests, alembic.ini, scripts, logging, imports."""

import configparser
import re
from collections.abc import Iterator

from python_checks.imports import find_cycles
from python_checks.reading import TEST, Finding, Project


def check_tests(project: Project, *, automatic: bool) -> Iterator[Finding]:
    postgresql = any(
        project.declares(each) for each in ("asyncpg", "psycopg", "psycopg2")
    )
    lite = any(re.match("aiosqlite", each) for each in project.dependencies)
    for path in project.files:
        if not TEST.search(project.name(path)):
            continue
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        ):
            if automatic and re.match(
                r"\s*@pytest(_asyncio\.fixture|\.mark\.asyncio)\s*(\(\s*\))?\s*$", line
            ):
                message = "in auto mode the marker has no effect; use a plain async def and @pytest.fixture"
                yield Finding(
                    project.name(path),
                    number,
                    "asyncio-marker-in-auto-mode",
                    message,
                )
            if (
                postgresql
                and not lite
                and re.search(r"""["']sqlite(\+\w+)?://""", line)
            ):
                message = "SQLite stores values that PostgreSQL rejects; test on the same engine as production"
                yield Finding(project.name(path), number, "sqlite-in-tests", message)


def check_alembic(project: Project) -> Iterator[Finding]:
    for path in (project.folder / "alembic.ini", *project.folder.glob("*/alembic.ini")):
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        name = project.name(path)
        for number, line in enumerate(text.splitlines(), 1):
            if (
                re.match(r"sqlalchemy\.url\s*=\s*\S+://[^:/@\s]+:[^@\s%]+@", line)
                and "user:pass@" not in line
            ):
                message = (
                    "Git keeps this password; read the URL from the settings in env.py"
                )
                yield Finding(name, number, "password-in-alembic-ini", message)
        parser = configparser.ConfigParser(interpolation=None)
        parser.read_string(text)
        if parser.has_section("alembic") and not parser.has_option(
            "alembic", "path_separator"
        ):
            message = (
                "Alembic 1.16 and later warn without it; write path_separator = os"
            )
            yield Finding(name, 1, "alembic-path-separator", message)


def check_commands(project: Project) -> Iterator[Finding]:
    scripts = [
        project.folder / name
        for name in ("Makefile", "Dockerfile", ".pre-commit-config.yaml")
    ]
    scripts += [*project.folder.glob("*.sh"), *project.folder.glob("scripts/*.sh")]
    scripts += project.folder.glob(".github/workflows/*.y*ml")
    for path in scripts:
        if not path.exists():
            continue
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        ):
            if re.search(r"\bpoetry shell\b", line) and not line.lstrip().startswith(
                "#"
            ):
                message = "Poetry 2 has no `shell`; write `poetry run …`"
                yield Finding(project.name(path), number, "poetry-shell", message)


def check_logging(project: Project) -> Iterator[Finding]:
    if "fastapi" not in str(project.dependencies).lower():
        return
    logs = False
    for path in project.files:
        source = project.source(path).decode(errors="replace")
        logs = logs or "getLogger(" in source
        if re.search(
            r"basicConfig|dictConfig|structlog\.configure|loguru|addHandler", source
        ):
            return
    if logs:
        message = "nothing configures logging, so INFO is lost; call logging.config.dictConfig at startup"
        yield project.found(r"^\[project\]", "loggers-not-configured", message)


def check_imports(project: Project) -> Iterator[Finding]:
    for path, line, first, second in find_cycles(
        project.folder, project.files, project.source
    ):
        message = f"{first} and {second} import each other; move what both need into a third module"
        yield Finding(project.name(path), line, "import-cycle", message)
