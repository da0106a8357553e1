"""Where the files of the pack are: beside the package in a wheel, in `checks/` in a clone."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rulebook.checking.finding import Severity

_HERE = Path(__file__).parent


def pack() -> Path:
    """Return the folder with the checks and the configuration of the tools."""
    inside = _HERE / "pack"
    return inside if inside.is_dir() else _HERE.parents[1] / "checks"


class Known(NamedTuple):
    """What is known of a code: severity, address of the rule's section, and the fix or ""."""

    severity: Severity
    address: str
    fix: str


OTHERS = "*"
"""Stands for the codes of a table that it does not name."""


def known(tool: str, code: str, others: str = OTHERS) -> Known:
    """Return what is known of a code of a tool, or of "ruff_banned"; else that of `others`."""
    codes = _known(tool)
    return codes.get(code) or codes[others]


@cache
def _known(tool: str) -> dict[str, Known]:
    tables = tomllib.loads((pack() / "findings.toml").read_text(encoding="utf-8"))
    return {
        code: Known(Severity(severity), f"{site()}/rules/{section}", "".join(fix))
        for code, (severity, section, *fix) in tables[tool].items()
    }


@cache
def site() -> str:
    """Return the address of the site whose pages explain the checks, without a slash at the end."""
    return (pack() / "site.txt").read_text(encoding="utf-8").strip().rstrip("/")
