"""Rule → a table of all that it forbids, and what catches each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from rulebook.definitions import function_line
from rulebook.rules.claims import Finding, read_claims
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import Prohibition, read_prohibitions
from rulebook.site.rule_markdown import inline_html
from rulebook.site.templating import render
from rulebook.site.view import View

RUFF_RULES = "https://docs.astral.sh/ruff/rules/"
"""Ruff's documentation, which sends a code on to the page of its rule."""

_WHOLE_CODE = re.compile(r"[A-Z]+[0-9]{3,}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is forbidden, where the rule says so, and what catches it.

    `tools` holds name → codes, each with the address of its documentation or ""; `tests` holds
    file → address.
    """

    text: Markup
    section: str
    address: str
    tools: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    tests: tuple[tuple[str, str], ...]


def enforcement_table(rule: Rule, view: View, service: Path) -> Markup:
    """Return what `rule` forbids: a link to it, numbers and a table.

    `service` is the folder of the reference service, which holds the tests.
    """
    # What is unclear in a rule is told by `python -m rulebook verify`; the page shows the rest.
    prohibitions, _ = read_prohibitions(rule, read_claims(rule)[0])
    words = view.words.enforcement
    return render(
        "enforcement.html",
        rule=rule,
        view=view,
        words=words,
        count=words.count.format(**_count(prohibitions)),
        rows=[_row(each, rule, view, service) for each in prohibitions],
    )


def _row(prohibition: Prohibition, rule: Rule, view: View, service: Path) -> Row:
    page = view.rule_page(rule.slug)
    section, address = rule.title, page
    if prohibition.section:
        section = rule.outline.headings[prohibition.section - 1].text
        address = f"{page}#{rule.heading_ids[prohibition.section - 1]}"
    tools = []
    for tool, name in (("ruff", "Ruff"), ("mypy", "mypy")):
        codes = [
            (finding.code, _documentation(finding))
            for finding in prohibition.findings
            if finding.tool == tool
        ]
        if codes:
            tools.append((name, tuple(codes)))
    return Row(
        text=inline_html(prohibition.text, view.words),
        section=section,
        address=address,
        tools=tuple(tools),
        tests=tuple(_test(test, view, service) for test in prohibition.tests),
    )


def _count(prohibitions: Iterable[Prohibition]) -> dict[str, int]:
    """Count them, each once: by a tool, else by a test, else by a review."""
    tools = tests = reviews = 0
    for each in prohibitions:
        tools += bool(each.findings)
        tests += bool(each.tests and not each.findings)
        reviews += not each.findings and not each.tests
    return {"all": tools + tests + reviews, "tools": tools, "tests": tests, "reviews": reviews}


def _documentation(finding: Finding) -> str:
    documented = finding.tool == "ruff" and _WHOLE_CODE.fullmatch(finding.code)
    return f"{RUFF_RULES}{finding.code}" if documented else ""


def _test(test: str, view: View, service: Path) -> tuple[str, str]:
    file, _, function = test.partition("::")
    source = (service / file).read_text(encoding="utf-8")
    line = function_line(source, function) if function else None
    return file, view.source_page(file, line or 0)
