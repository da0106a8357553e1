"""How serious what a catcher reports is, as `python-rulebook check` says it."""

from collections.abc import Iterable, Mapping

from rulebook.checking.finding import Severity
from rulebook.checking.pack import known
from rulebook.rules.claims import Finding, Tool


def most_serious(findings: Iterable[Finding], checks: Mapping[str, str]) -> Severity | None:
    """Return the most serious severity among findings; None where there is none.

    `checks` maps the id of a check to its severity.
    """
    order = list(Severity)
    return min((_severity(finding, checks) for finding in findings), key=order.index, default=None)


def _severity(finding: Finding, checks: Mapping[str, str]) -> Severity:
    if finding.tool is Tool.CHECK:
        return Severity(checks[finding.code])
    return known(finding.tool, finding.code).severity
