"""What the script finds in pyproject.toml, lock files, imports and configuration."""

from pathlib import Path

import pytest

from python_checks.project import check_project, main

SOUND = """
[project]
name = "shop"
version = "1"
dependencies = ["fastapi>=0.165,<0.166", "asyncpg>=0.30,<1"]

[dependency-groups]
dev = ["pytest>=9", "ruff"]

[tool.ruff]
[tool.mypy]
strict = true

[tool.pytest.ini_options]
addopts = ["--strict-config", "--strict-markers"]
asyncio_mode = "auto"
filterwarnings = ["error"]

[tool.coverage.report]
fail_under = 90
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(SOUND)
    (tmp_path / "uv.lock").touch()
    package = tmp_path / "src" / "shop"
    (tmp_path / "tests").mkdir()
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "main.py").write_text(
        "import logging.config\nlogging.config.dictConfig({})\n"
    )
    (tmp_path / "tests" / "test_shop.py").write_text(
        "async def test_it() -> None: ...\n"
    )
    return tmp_path


def checks(folder: Path) -> list[str]:
    return [finding.check for finding in check_project(folder)]


def test_a_sound_project_has_no_findings(folder: Path) -> None:
    assert checks(folder) == []


def test_a_folder_without_pyproject_has_no_findings(tmp_path: Path) -> None:
    assert checks(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ('["fastapi', '["pytest>=9", "fastapi', "development-tool-in-dependencies"),
        ("<0.166", "", "zero-version-without-upper-bound"),
        ("[tool.ruff]\n", "", "ruff-not-configured"),
        ("[tool.ruff]\n", "[tool.ruff]\n[tool.black]\n", "tool-beside-ruff"),
        ("strict = true", "", "mypy-not-strict"),
        ('"--strict-config", ', "", "pytest-not-strict"),
        ('filterwarnings = ["error"]', "", "warnings-not-errors"),
        ("fail_under = 90", "", "no-coverage-limit"),
    ],
)
def test_a_fault_of_pyproject_is_found(
    folder: Path, old: str, new: str, check: str
) -> None:
    (folder / "pyproject.toml").write_text(SOUND.replace(old, new))

    assert checks(folder) == [check]


def test_a_finding_names_its_line(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        SOUND.replace('["fastapi', '["pytest>=9", "fastapi')
    )

    assert check_project(folder)[0].line == 5


def test_a_missing_lock_file_is_found(folder: Path) -> None:
    (folder / "uv.lock").unlink()

    assert checks(folder) == ["no-lock-file"]


@pytest.mark.parametrize(
    ("path", "text", "check"),
    [
        ("tests/test_shop.py", "@pytest.mark.asyncio\nasync def test_it(): ...\n", "asyncio-marker-in-auto-mode"),
        ("tests/conftest.py", 'URL = "sqlite+aiosqlite://"\n', "sqlite-in-tests"),
        ("alembic.ini", "[alembic]\npath_separator = os\nsqlalchemy.url = postgresql://app:hunter2@db/app\n", "password-in-alembic-ini"),
        ("alembic.ini", "[alembic]\nscript_location = alembic\n", "alembic-path-separator"),
        ("Makefile", "run:\n\tpoetry shell\n", "poetry-shell"),
        ("src/shop/main.py", "import logging\nlogging.getLogger(__name__)\n", "loggers-not-configured"),
    ],
)  # fmt: skip
def test_a_fault_of_another_file_is_found(
    folder: Path, path: str, text: str, check: str
) -> None:
    (folder / path).write_text(text)

    assert checks(folder) == [check]


def test_modules_that_import_each_other_are_found(folder: Path) -> None:
    (folder / "src/shop/orders.py").write_text("from shop.users import User\n")
    (folder / "src/shop/users.py").write_text("from shop import orders\n")

    found = check_project(folder)

    assert [(each.check, each.path, each.line) for each in found] == [
        ("import-cycle", "src/shop/orders.py", 1)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "from shop.users import (\n    User,  # (the owner)\n)\n",
        "from shop import \\\n    users\n",
        '"""Orders.\n\nfrom here on: prose\n"""\nfrom shop import users\n',
        "\ufefffrom shop import users\n",
        "LIMIT = 1; from shop import users\n",
    ],
    ids=["parentheses", "backslash", "text", "byte-order-mark", "semicolon"],
)
def test_a_cycle_is_found_however_its_imports_are_written(
    folder: Path, source: str
) -> None:
    (folder / "src/shop/orders.py").write_text(source, encoding="utf-8")
    (folder / "src/shop/users.py").write_text("import shop.orders\n")

    assert checks(folder) == ["import-cycle"]


@pytest.mark.parametrize(
    "source",
    [
        '"""Orders.\n\nfrom shop import users\n"""\n',
        "def load():\n    from shop import users\n",
    ],
    ids=["text", "function"],
)
def test_what_no_import_at_module_level_says_is_no_cycle(
    folder: Path, source: str
) -> None:
    (folder / "src/shop/orders.py").write_text(source)
    (folder / "src/shop/users.py").write_text("import shop.orders\n")

    assert checks(folder) == []


def test_a_package_that_collects_its_modules_is_no_cycle(folder: Path) -> None:
    (folder / "src/shop/__init__.py").write_text("from shop.orders import Order\n")
    (folder / "src/shop/orders.py").write_text("import shop\n")

    assert checks(folder) == []


def test_only_errors_fail_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["check_project.py", str(folder)])
    (folder / "uv.lock").unlink()

    assert main() == 0
    assert "pyproject.toml:5: warning: no lock file" in capsys.readouterr().out

    (folder / "alembic.ini").write_text(
        "[alembic]\npath_separator = os\nsqlalchemy.url = postgresql://app:hunter2@db/app\n"
    )

    assert main() == 1
