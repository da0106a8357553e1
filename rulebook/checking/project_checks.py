"""Check what is no single source file: the project's configuration, and its rules for Cursor."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rulebook.checking.finding import Finding, Severity
from rulebook.checking.pack import pack, site
from rulebook.checking.tools import run
from rulebook.fault import Severity as FaultSeverity
from rulebook.rules.check import check

_SEVERITIES = {
    FaultSeverity.ERROR: Severity.ERROR,
    FaultSeverity.WARNING: Severity.WARNING,
    FaultSeverity.STYLE: Severity.HINT,
}


def project_findings(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong in pyproject.toml, lock file, imports and configuration."""
    command = [sys.executable, str(pack() / "check_project.py"), "--json", str(folder)]
    for found in json.loads(run(command, cwd=folder).stdout):
        what, _, fix = found["message"].partition("; ")
        yield Finding(
            path=found["path"],
            line=found["line"],
            column=0,
            severity=Severity(found["severity"]),
            check=f"project {found['check']}",
            what=what,
            fix=fix,
            address=found["address"],
        )


def rule_findings(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong in the `.mdc` files of `.cursor/rules`."""
    rules = folder / ".cursor" / "rules"
    if not rules.is_dir():
        return
    _, faults = check([rules])
    for fault in faults:
        path = fault.path
        shown = path.relative_to(folder) if path.is_relative_to(folder) else path
        yield Finding(
            path=shown.as_posix(),
            line=fault.line,
            column=fault.column,
            severity=_SEVERITIES[fault.severity],
            check="rule file",
            what=fault.what,
            fix=fault.fix,
            address=f"{site()}/guide/enforce/#rule-files",
        )
