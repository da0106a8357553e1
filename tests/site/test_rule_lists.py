"""Lists of rules say how long each rule is, in lines and in tokens."""

from dataclasses import replace
from pathlib import Path

import pytest

from rulebook.language import LANGUAGES, Language
from rulebook.rules.tokens import count_tokens
from rulebook.site.project import Project
from rulebook.site.rule_lists import rule_cards, rules_table
from rulebook.site.view import View

ROOT = Path(__file__).parents[2]
PROJECT = Project.load(ROOT, "https://example.com/")
UNITS = {"ko": "토큰", "en": " tokens"}
NOTES = {"ko": "모델마다 다", "en": "other models differ"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_and_table_give_the_tokens_of_each_rule(language: Language) -> None:
    rules = PROJECT.library.rules[language]
    view = View(language, "")
    cards = rule_cards(rules, PROJECT.tokens[language], view)
    table = rules_table(rules, PROJECT.tokens[language], view)
    for rule in rules:
        assert f"{count_tokens(rule):,}{UNITS[language]}" in cards
        assert f"<td>{count_tokens(rule):,}</td>" in table
    for html in (cards, table):
        assert "o200k" in html
        assert NOTES[language] in html


def test_tokens_are_those_of_the_present_bytes_whatever_was_verified() -> None:
    rule = PROJECT.library.rules["en"][0]
    longer = replace(rule, raw=rule.raw + b"More words.\n")
    library = replace(PROJECT.library, rules={"en": (longer,), "ko": ()})
    project = replace(PROJECT, library=library)
    assert project.tokens["en"][rule.slug] == count_tokens(longer) > count_tokens(rule)


def test_only_a_rule_that_always_applies_is_for_all_files() -> None:
    (rule, *_) = PROJECT.library.rules["en"]
    always = replace(rule, always_apply=True, globs=())
    chosen = replace(rule, always_apply=False, globs=())
    tokens = PROJECT.tokens["en"]
    assert "All files" in rules_table([always], tokens, View("en", ""))
    assert "All files" not in rules_table([chosen], tokens, View("en", ""))
