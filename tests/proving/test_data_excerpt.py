"""A block of configuration says what the service's file says; a tree shows what exists."""

from pathlib import Path

import pytest

from rulebook.proving.data_excerpt import NotAnExcerpt, check_data_excerpt, check_tree, tree_paths

TOML = """
[project]
name = "api"
dependencies = ["fastapi>=0.165", "pyjwt>=2.15", "sqlalchemy>=2.1"]
[tool.ruff.lint]
select = ["E", "F"]
"""
YAML = """
on:
  push: {branches: [main]}
jobs:
  test:
    steps:
      - uses: actions/checkout@abc
        with: {persist-credentials: false}
      - run: make test
"""
INI = "[alembic]\nscript_location = %(here)s/alembic\n[loggers]\nkeys = root\n"
DOCKERFILE = """\
# syntax
FROM python:3.13-slim AS build
RUN apt-get update \\
    && apt-get install -y curl

USER app
CMD ["uvicorn"]
"""


@pytest.mark.parametrize(
    ("language", "block", "source"),
    [
        ("toml", '[project]\ndependencies = ["pyjwt>=2.15"]', TOML),
        ("toml", '[tool.ruff.lint]\nselect = ["E", "F"]', TOML),
        ("yaml", "jobs:\n  test:\n    steps:\n      - uses: actions/checkout@abc", YAML),
        ("ini", "[loggers]\nkeys = root", INI),
        ("dockerfile", "FROM python:3.13-slim AS build\n# a comment\n...\nUSER app", DOCKERFILE),
        ("dockerfile", "RUN apt-get update && apt-get install -y curl", DOCKERFILE),
    ],
)
def test_a_part_of_a_file_is_an_excerpt(language: str, block: str, source: str) -> None:
    check_data_excerpt(block, source, language)


@pytest.mark.parametrize(
    ("language", "block", "source", "message"),
    [
        ("toml", '[project]\nname = "app"', TOML, "project.name = 'app'"),
        ("toml", '[project]\ndependencies = ["sqlalchemy", "pyjwt"]', TOML, "dependencies"),
        ("toml", "[project", TOML, "not toml"),
        ("yaml", "jobs: {test: {steps: [{run: make lint}]}}", YAML, "make lint"),
        ("yaml", "a: [", YAML, "not yaml"),
        ("ini", "[alembic]\nsqlalchemy.url = x", INI, "sqlalchemy.url"),
        ("dockerfile", 'CMD ["uvicorn"]\nUSER app', DOCKERFILE, "USER app"),
        ("dotenv", "DEBUG=true", "DEBUG=false", "DEBUG=true"),
    ],
)  # fmt: skip
def test_anything_else_is_named(language: str, block: str, source: str, message: str) -> None:
    with pytest.raises(NotAnExcerpt, match=message):
        check_data_excerpt(block, source, language)


TREE = """\
api/
├── pyproject.toml       # all settings
├── src/
│   └── app/
│       ├── main.py
│       └── …
└── tests/
    └── conftest.py
"""


def test_a_tree_names_its_paths() -> None:
    assert list(tree_paths(TREE)) == [
        "api/",
        "api/pyproject.toml",
        "api/src/",
        "api/src/app/",
        "api/src/app/main.py",
        "api/tests/",
        "api/tests/conftest.py",
    ]


def test_a_tree_shows_what_exists(tmp_path: Path) -> None:
    root = tmp_path / "api"
    for name in ("pyproject.toml", "src/app/main.py", "tests/conftest.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    check_tree(TREE, root)
    check_tree("src/app/\n└── main.py", root)
    with pytest.raises(NotAnExcerpt, match=r"src/app/api/ does not exist in api"):
        check_tree("src/app/\n└── api/", root)
    with pytest.raises(NotAnExcerpt, match=r"main.py/"):
        check_tree("src/app/\n└── main.py/", root)
