"""What the checks catch of all rules, and what each check has to do with them."""

import tomllib
import zipfile
from io import BytesIO

import pytest
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.claims import Finding, Tool, read_claims
from rulebook.rules.library import read_library
from rulebook.site.checks import checks_list, read_checks, sections_of_checks
from rulebook.site.enforcing import coverage, review_checklist
from rulebook.site.severities import most_serious
from rulebook.site.view import View
from rulebook.site.wheel import build_wheel, wheel_name

LIBRARY = read_library(ROOT / "rules")
CLAIMS = {slug: read_claims(ROOT / "rules" / "proofs" / f"{slug}.toml") for slug in LIBRARY.slugs}
CHECKS = read_checks(ROOT)
EARLIER = {
    catcher.removeprefix("check ")
    for claims in tomllib.loads((ROOT / "checks" / "coverage.toml").read_text()).values()
    for claim in claims
    for catcher in claim.get("caught_by", ())
}
"""Catchers of the first edition's prohibitions and of the traps that were measured."""

EXTRAS = {"cookie-without-flags": "400-security shows the flags in its recommended code"}
"""Checks that nothing names, each with the reason why it is in the pack."""


def test_tools_catch_at_least_85_percent_of_all_prohibitions() -> None:
    found = coverage(CLAIMS.values())
    assert found.all > 200
    assert found.caught / found.all >= 0.85


def test_each_check_is_named_by_a_prohibition_or_is_an_extra_with_a_reason() -> None:
    named = sections_of_checks(LIBRARY.rules["en"], CLAIMS)
    assert {check.id for check in CHECKS} - named.keys() - EARLIER == EXTRAS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_leads_to_the_sections_whose_prohibitions_name_it(language: Language) -> None:
    sections = sections_of_checks(LIBRARY.rules[language], CLAIMS)
    html = checks_list(CHECKS, sections, View(language, "../../"))
    prefix = "../../" if language == "ko" else "../../en/"
    for of_check in sections.values():
        for section in of_check:
            assert section.id in {"", *LIBRARY.rule(section.slug, language).heading_ids}
            assert f'href="{prefix}rules/{section.slug}/#{section.id}"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_has_a_task_for_each_pattern_without_a_catcher(language: Language) -> None:
    tasks = review_checklist(LIBRARY.rules[language], CLAIMS, language)
    found = coverage(CLAIMS.values())
    assert tasks.count("- [ ] ") == found.all - found.caught
    assert all(line.startswith(("- [ ] ", "### ")) for line in tasks.splitlines() if line)


def test_the_most_serious_of_several_findings_counts() -> None:
    warning, error = Finding(Tool.CHECK, "a"), Finding(Tool.RUFF, "ASYNC251")
    assert most_serious((warning,), {"a": "warning"}) == "warning"
    assert most_serious((warning, error), {"a": "warning"}) == "error"
    assert most_serious((), {}) is None


def test_the_wheel_is_the_same_each_time_and_leads_to_its_site() -> None:
    wheel = build_wheel(ROOT, "https://example.com/rules/")
    assert build_wheel(ROOT, "https://example.com/rules/") == wheel
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        address = archive.read("rulebook/checking/pack/site.txt").decode()
        assert not [name for name in archive.namelist() if name.startswith("rulebook/site/")]
    assert address == "https://example.com/rules/en\n"
    assert wheel_name(ROOT).endswith("-py3-none-any.whl")
