"""Rule → a table of all that it forbids, and what catches each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from rulebook.checking.finding import Severity
from rulebook.rules.claims import Claims, Finding, Prohibition, Tool
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import forbidden_texts
from rulebook.site.enforcing import coverage
from rulebook.site.rule_markdown import inline_html
from rulebook.site.severities import most_serious
from rulebook.site.templating import render
from rulebook.site.view import View

RUFF_RULES: Final = "https://docs.astral.sh/ruff/rules/"
"""Ruff's documentation, which sends a code on to the page of its rule."""

REVIEW: Final = "review"
"""Takes the place of a tool where only a review catches a pattern."""

_WHOLE_CODE: Final = re.compile(r"[A-Z]+[0-9]{3,}")


@dataclass(frozen=True, slots=True)
class Catchers:
    """What catches one prohibition, as pages show it.

    `tools` holds name → codes, each with the address of its documentation or ""; `pair` is the
    page that shows the harm, or ""; `evidence` says how often agents make the mistake, or "".
    """

    tools: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    pair: str
    review: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is forbidden, where the rule says so, and what catches it.

    `id` is the anchor of the line. `in_text` is false where only the checks have it. `by` names the
    tools that catch it, or `REVIEW`; `severity` is that of the most serious catcher, or "".
    """

    id: str
    text: Markup
    section: str
    address: str
    in_text: bool
    caught: Catchers
    by: tuple[str, ...]
    severity: str


def enforcement_table(
    rule: Rule, claims: Claims | None, checks: Mapping[str, str], view: View
) -> Markup:
    """Return what `rule` forbids: a link to it, numbers and a table.

    `checks` maps the id of a check to its severity.
    """
    rows = [] if claims is None else list(_rows(rule, claims, checks, view))
    words = view.words.enforcement
    return render(
        "enforcement.html",
        rule=rule,
        view=view,
        words=words,
        count=words.count.format(**_count(claims.prohibitions if claims else ())),
        rows=rows,
    )


def filter_form(slugs: Iterable[str], claims: Iterable[Claims], view: View) -> Markup:
    """Return the form that filters the tables of all rules; it shows once its script runs."""
    words, names = view.words.enforcing, view.words.enforcement.tool
    catchers = [*((tool, names[tool]) for tool in Tool), (REVIEW, words.review)]
    severities = [(each, view.words.checks.severity[each]) for each in Severity]
    return render(
        "filter_form.html",
        fields=(
            ("rule", words.rule, [(slug, slug) for slug in slugs]),
            ("by", words.by, catchers),
            ("severity", words.severity, severities),
        ),
        coverage=coverage(claims),
        words=words,
        view=view,
    )


def catchers(prohibition: Prohibition, view: View) -> Catchers:
    """Return what catches a prohibition, as pages show it."""
    words = view.words.enforcement
    tools = []
    for tool in Tool:
        codes = [
            (finding.code, _documentation(finding, view))
            for finding in prohibition.findings
            if finding.tool is tool
        ]
        if codes:
            tools.append((str(words.tool[tool]), tuple(codes)))
    return Catchers(
        tools=tuple(tools),
        pair=view.pair_page(prohibition.pair) if prohibition.pair else "",
        review=words.review_only if not prohibition.findings else "",
        evidence=evidence(prohibition, view),
    )


def evidence(prohibition: Prohibition, view: View) -> str:
    """Return how often agents without rules make a mistake, in words; "" if it was not counted."""
    words = view.words.enforcement
    rate = prohibition.base_rate
    if rate is not None:
        if not rate.violated:
            return str(words.avoided.format(date=rate.day))
        text = words.seen if rate.avoided else words.always_seen
        return str(
            text.format(violated=rate.violated, all=rate.violated + rate.avoided, date=rate.day)
        )
    return str(words.sources[prohibition.source]) if prohibition.source in words.sources else ""


def _rows(rule: Rule, claims: Claims, checks: Mapping[str, str], view: View) -> Iterable[Row]:
    texts = {(text.section, text.position): text.text for text in forbidden_texts(rule)}
    titles = {
        id_: heading.text
        for id_, heading in zip(rule.heading_ids, rule.outline.headings, strict=True)
    }
    page = view.rule_page(rule.slug)
    for number, item in enumerate(claims.prohibitions, 1):
        text = item.texts.get(view.language) or texts.get((item.section, item.position), "")
        yield Row(
            id=f"{rule.slug}-{number}",
            text=inline_html(text, view.language),
            section=titles.get(item.section, rule.title),
            address=f"{page}#{item.section}" if item.section else page,
            in_text=bool(item.position),
            caught=catchers(item, view),
            by=tuple(dict.fromkeys(finding.tool for finding in item.findings)) or (REVIEW,),
            severity=most_serious(item.findings, checks) or "",
        )


def _count(prohibitions: Iterable[Prohibition]) -> dict[str, int]:
    """Count them, each once: by a tool that readers have, by a check of ours, else by a review."""
    tools = checks = reviews = 0
    for item in prohibitions:
        is_known = any(finding.tool in {Tool.RUFF, Tool.MYPY} for finding in item.findings)
        tools += is_known
        checks += bool(item.findings) and not is_known
        reviews += not item.findings
    return {"all": tools + checks + reviews, "tools": tools, "checks": checks, "reviews": reviews}


def _documentation(finding: Finding, view: View) -> str:
    """Return the address that explains what a tool reports; "" where none does."""
    if finding.tool is Tool.CHECK:
        return view.language_link(f"guide/checks/#{finding.code}")
    documented = finding.tool is Tool.RUFF and _WHOLE_CODE.fullmatch(finding.code)
    return f"{RUFF_RULES}{finding.code}" if documented else ""
