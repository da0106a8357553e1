"""The table of what is forbidden has every prohibition, what catches it, and the evidence."""

from dataclasses import replace
from datetime import date

import pytest
import tinyhtml5
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.claims import BaseRate, Claims, Finding, Prohibition, Tool, read_claims
from rulebook.rules.library import read_library
from rulebook.rules.prohibitions import forbidden_texts
from rulebook.site.checks import read_checks
from rulebook.site.enforcement import RUFF_RULES, enforcement_table, evidence
from rulebook.site.view import View

LIBRARY = read_library(ROOT / "rules")
SEVERITIES = {check.id: check.severity for check in read_checks(ROOT)}
EACH_RULE = [(slug, language) for slug in LIBRARY.slugs for language in LANGUAGES]


def claims_of(slug: str) -> Claims:
    return read_claims(ROOT / "rules" / "proofs" / f"{slug}.toml")


@pytest.mark.parametrize(("slug", "language"), EACH_RULE)
def test_every_prohibition_has_a_row(slug: str, language: Language) -> None:
    rule, claims = LIBRARY.rule(slug, language), claims_of(slug)
    html = enforcement_table(rule, claims, SEVERITIES, View(language, "../../"))
    tree = tinyhtml5.parse(f"<!doctype html><title>t</title>{html}", namespace_html_elements=False)
    rows = ["".join(row.itertext()) for row in tree.iter("tr")][1:]
    assert len(rows) == len(list(forbidden_texts(rule))) + len(claims.also_checked)
    for item, row in zip(claims.prohibitions, rows, strict=True):
        for finding in item.findings:
            assert finding.code in row


@pytest.mark.parametrize("slug", LIBRARY.slugs)
def test_links_lead_to_headings_of_the_rule(slug: str) -> None:
    rule = LIBRARY.rule(slug, "en")
    html = enforcement_table(rule, claims_of(slug), SEVERITIES, View("en", "../../"))
    for item in claims_of(slug).prohibitions:
        assert item.section in {"", *rule.heading_ids}
        assert f'href="../../en/rules/{slug}/#{item.section}"' in html or not item.section


def prohibition(**changes: object) -> Prohibition:
    plain = Prohibition("", 1, {}, "core/any", (Finding(Tool.RUFF, "B006"),), "", None, "", "", 1)
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields of that class


def test_a_ruff_code_leads_to_its_documentation() -> None:
    rule = LIBRARY.rule(LIBRARY.slugs[0], "en")
    claims = replace(
        claims_of(rule.slug), prohibitions=(prohibition(texts={"en": "A <b>list</b>"}),)
    )
    html = enforcement_table(rule, claims, SEVERITIES, View("en", "../../"))
    assert f'href="{RUFF_RULES}B006"' in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("violated", "avoided", "said"),
    [(2, 3, "made in 2 of 5"), (4, 0, "made in all 4"), (0, 3, "avoided by agents")],
)
def test_the_evidence_is_said_in_words(violated: int, avoided: int, said: str) -> None:
    item = prohibition(base_rate=BaseRate(violated, avoided, date(2026, 11, 23)))
    text = evidence(item, View("en", ""))
    assert said in text
    assert "2026-11-23" in text


def test_where_nobody_counted_the_source_is_named() -> None:
    view = View("en", "")
    assert "attacking" in evidence(prohibition(source="attack"), view)
    assert evidence(prohibition(), view) == ""
