"""The configuration that the rules assume, as part of a reader's `pyproject.toml`.

It is made of `checks/ruff.toml` and `checks/mypy.ini`, which the checks themselves run with.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NAME: Final = "pyproject-example.toml"
"""The name under which the site serves it."""

RUFF: Final = "checks/ruff.toml"
MYPY: Final = "checks/mypy.ini"

_HEAD = """\
# The Ruff and mypy configuration that the rules assume: merge it into your pyproject.toml.
# Settings that your project has already win: leave out what contradicts them.
"""
_LISTS = frozenset({"enable_error_code", "plugins"})
"""The options of mypy that are lists."""

_OPTION = re.compile(r"(?P<key>\w+) *= *(?P<value>.+)")


def pyproject_example(root: Path) -> str:
    """Return the text; `root` is the folder of this project.

    Raises:
        ValueError: a line of `mypy.ini` is neither a comment, nor a section, nor an option.

    """
    ruff = (root / RUFF).read_text(encoding="utf-8")
    mypy = (root / MYPY).read_text(encoding="utf-8")
    return "\n".join((_HEAD, *_ruff_lines(ruff), "", *_mypy_lines(mypy))) + "\n"


def _ruff_lines(text: str) -> Iterator[str]:
    # The comment at the top says how to use the file where it is, and not in pyproject.toml.
    _, bracket, sections = text.partition("\n[")
    for line in (bracket.strip() + sections).rstrip().splitlines():
        yield f"[tool.ruff.{line[1:]}" if line.startswith("[") else line


def _mypy_lines(text: str) -> Iterator[str]:
    _, bracket, sections = text.partition("\n[")
    for line in (bracket.strip() + sections).rstrip().splitlines():
        if not line or line.startswith("#"):
            yield line
        elif line == "[mypy]":
            yield "[tool.mypy]"
        elif option := _OPTION.fullmatch(line):
            yield f"{option['key']} = {_toml_value(option['key'], option['value'])}"
        else:
            message = f"{MYPY}: cannot write this line as TOML: {line}"
            raise ValueError(message)


def _toml_value(key: str, value: str) -> str:
    if key in _LISTS:
        items = ", ".join(f'"{item.strip()}"' for item in value.split(","))
        return f"[{items}]"
    return value.lower() if value in {"True", "False"} else f'"{value}"'
