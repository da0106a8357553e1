"""Where the files of the pack are: beside the package in a wheel, in `checks/` in a clone."""

import tomllib
from functools import cache
from pathlib import Path

from rulebook.checking.finding import Severity

_HERE = Path(__file__).parent


def pack() -> Path:
    """Return the folder with the checks and the configuration of the tools."""
    inside = _HERE / "pack"
    return inside if inside.is_dir() else _HERE.parents[1] / "checks"


@cache
def ruff_severities() -> dict[str, Severity]:
    """Return the severity of Ruff's codes that are no warnings."""
    table = tomllib.loads((pack() / "severities.toml").read_text(encoding="utf-8"))
    return {code: Severity(name) for name, codes in table["ruff"].items() for code in codes}


@cache
def site() -> str:
    """Return the address of the site whose pages explain the checks, without a slash at the end."""
    return (pack() / "site.txt").read_text(encoding="utf-8").strip().rstrip("/")
