"""How serious a finding is, and where the rule is that forbids it: from findings.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_PACK = Path(__file__).parent.parent


class Entry(NamedTuple):
    """What is known of a check: error, warning or hint, and the address of the rule's section."""

    severity: str
    address: str


@cache
def entries(tool: str) -> dict[str, Entry]:
    """Return what is known of the checks of a tool, "project" or "audit", by their ids."""
    tables = tomllib.loads((_PACK / "findings.toml").read_text(encoding="utf-8"))
    site = (_PACK / "site.txt").read_text(encoding="utf-8").strip().rstrip("/")
    return {
        check: Entry(severity, f"{site}/rules/{section}")
        for check, (severity, section) in tables[tool].items()
    }
