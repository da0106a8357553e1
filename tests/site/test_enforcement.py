"""The table of what catches what holds every prohibition, and leads to where it is said."""

import ast
import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.claims import read_claims
from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule, ids_of_headings
from rulebook.rules.prohibitions import Prohibition, read_prohibitions
from rulebook.rules.reader import read_rule
from rulebook.site.enforcement import RUFF_RULES, enforcement_table
from rulebook.site.view import View
from rulebook.site.words import words_of

SERVICE = ROOT / "examples" / "modern-python-api"
RULES = read_rules(ROOT / "rules")
EACH_RULE = [
    pytest.param(rule, language, id=f"{language}-{rule.slug}")
    for language in LANGUAGES
    for rule in RULES[language]
]

WRITTEN = """\
---
description: A rule that forbids
alwaysApply: true
---

- ❌ What stands before all headings (review)

# Rule

- ❌ <script>alert(1)</script>, `{{ 7 * 7 }}` and [a link](javascript:alert(1)) (`ruff S`)
- ❌ An update without a lock (`tests/test_lock.py::test_lost`, `mypy misc`)
"""


def table(rule: Rule, language: Language, service: Path = SERVICE) -> Element:
    html = enforcement_table(rule, View(language, "../../"), service)
    parsed: Element = tinyhtml5.parse(
        f"<!doctype html><title>t</title>{html}", namespace_html_elements=False
    )
    return parsed


def with_ids(rule: Rule) -> Rule:
    return replace(rule, heading_ids=ids_of_headings(rule))


def prohibitions_of(rule: Rule) -> tuple[Prohibition, ...]:
    prohibitions, faults = read_prohibitions(rule, read_claims(rule)[0])
    assert not faults
    return prohibitions


def rows(shown: Element) -> list[list[Element]]:
    return [list(row) for row in shown.iterfind(".//tbody/tr")]


def text(element: Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_every_prohibition_stands_beside_what_catches_it(rule: Rule, language: Language) -> None:
    prohibitions = prohibitions_of(rule)
    shown = rows(table(rule, language))
    assert len(prohibitions) > 10
    assert len(shown) == len(prohibitions)
    for prohibition, (_, cell) in zip(prohibitions, shown, strict=True):
        expected = []
        for tool, name in (("ruff", "Ruff"), ("mypy", "mypy")):
            codes = [each.code for each in prohibition.findings if each.tool == tool]
            expected += [f"{name} {', '.join(codes)}"] if codes else []
        expected += [
            f"{words_of(language).enforcement.test} {test.partition('::')[0]}"
            for test in prohibition.tests
        ]
        assert text(cell) == " ".join(expected or [words_of(language).enforcement.review_only])


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_every_prohibition_leads_to_its_section(rule: Rule, language: Language) -> None:
    page = f"../../{'' if language == 'ko' else 'en/'}rules/{rule.slug}/"
    for prohibition, (head, *_) in zip(
        prohibitions_of(rule), rows(table(rule, language)), strict=True
    ):
        link = next(link for link in head.iter("a") if link.get("class") == "catches__place")
        heading = rule.outline.headings[prohibition.section - 1]
        assert text(link) == heading.text
        assert link.get("href") == f"{page}#{rule.heading_ids[prohibition.section - 1]}"


@pytest.mark.parametrize(("rule", "language"), EACH_RULE)
def test_a_test_leads_to_its_file_and_where_one_is_named_to_its_line(
    rule: Rule, language: Language
) -> None:
    root = f"../../{'' if language == 'ko' else 'en/'}source/"
    for prohibition, (*_, last) in zip(
        prohibitions_of(rule), rows(table(rule, language)), strict=True
    ):
        links = [href for link in last.iter("a") if (href := link.get("href", "")).startswith(root)]
        expected = []
        for test in prohibition.tests:
            file, _, function = test.partition("::")
            line = f"#L{_line_of(SERVICE / file, function)}" if function else ""
            expected.append(f"{root}{file}.html{line}")
        assert links == expected


def _line_of(file: Path, function: str) -> int:
    return next(
        node.lineno
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function
    )


@pytest.mark.parametrize("korean", RULES["ko"], ids=lambda rule: rule.slug)
def test_twins_forbid_the_same(korean: Rule) -> None:
    english = next(rule for rule in RULES["en"] if rule.slug == korean.slug)
    theirs, ours = (
        [(each.section, each.findings, each.tests) for each in prohibitions_of(rule)]
        for rule in (korean, english)
    )
    assert theirs == ours


def test_the_numbers_count_each_prohibition_once() -> None:
    for language in LANGUAGES:
        for rule in RULES[language]:
            lead = text(next(table(rule, language).iter("p")))
            numbers = [int(number) for number in re.findall(r"\d+", lead.split(" · ")[1])]
            assert max(numbers) == len(prohibitions_of(rule))
            assert sum(numbers) == 2 * len(prohibitions_of(rule))


def test_a_rules_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_lock.py").write_text("\n\nasync def test_lost() -> None: ...\n")
    file = tmp_path / "900-written.mdc"
    file.write_text(WRITTEN)
    rule = with_ids(read_rule(file))
    shown = table(rule, "en", tmp_path)
    first, second, third = rows(shown)
    assert not list(shown.iter("script"))
    assert "<script>alert(1)</script>, {{ 7 * 7 }} and [a link](javascript:alert(1))" in text(
        second[0]
    )
    assert [link.get("href") for row in (first, second) for link in row[0].iter("a")] == [
        "../../en/rules/900-written/",
        "../../en/rules/900-written/#rule",
    ]
    # A prefix stands for many codes, so there is no page of it to link to.
    assert text(second[1]) == "Ruff S"
    assert not list(second[1].iter("a"))
    assert text(third[1]) == "mypy misc Test tests/test_lock.py"
    assert [link.get("href") for link in third[1].iter("a")] == [
        "../../en/source/tests/test_lock.py.html#L3"
    ]


def test_codes_of_ruff_lead_to_its_documentation() -> None:
    codes = {
        href
        for rule in RULES["ko"]
        for row in rows(table(rule, "ko"))
        for link in row[1].iter("a")
        if (href := link.get("href", "")).startswith("https:")
    }
    assert f"{RUFF_RULES}B006" in codes
    assert all(re.fullmatch(rf"{re.escape(RUFF_RULES)}[A-Z]+\d+", code) for code in codes)


def test_lines_of_a_cell_stay_apart_without_their_break() -> None:
    for rule in RULES["en"]:
        html = enforcement_table(rule, View("en", "../../"), SERVICE)
        assert html.count(" <br>") == html.count("<br>") > 0


def test_a_rule_that_forbids_nothing_has_no_table(tmp_path: Path) -> None:
    file = tmp_path / "900-written.mdc"
    file.write_text(WRITTEN.partition("\n- ❌")[0] + "\n# Rule\n")
    rule = with_ids(read_rule(file))
    assert not rows(table(rule, "en", tmp_path))
    assert "0" in enforcement_table(rule, View("en", "../../"), tmp_path)
