"""Every edition stays as it was published, and no rule changes without a note for its readers."""

from pathlib import Path

import pytest
from support import ROOT

from rulebook.fault import RuleError
from rulebook.language import LANGUAGES
from rulebook.rules.editions import edition_faults, read_editions, record_edition
from rulebook.rules.library import read_rules

FIRST = """\
[[edition]]
number = 1
day = 2026-11-23
"""

SECOND = (
    FIRST
    + """
[[edition]]
number = 2
day = 2026-11-25
"""
)

NOTE = """
[[edition.change]]
slug = "500-caching"
changed = { ko = "한 줄이 늘었습니다.", en = "One line more." }
action = { ko = "할 일이 없습니다.", en = "Nothing to do." }
"""


def write_rules(folder: Path, text: str) -> None:
    for language in LANGUAGES:
        path = folder / language / "500-caching.mdc"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ndescription: Caches\nalwaysApply: false\n---\n\n# Title\n\n{text}\n")


def write_list(folder: Path, text: str) -> None:
    (folder / "editions").mkdir(exist_ok=True)
    (folder / "editions" / "editions.toml").write_text(text)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Give a folder with one rule in both languages, published as edition 1."""
    write_rules(tmp_path, "Text.")
    write_list(tmp_path, FIRST)
    record_edition(tmp_path)
    return tmp_path


def faults(rules: Path) -> list[str]:
    return [str(fault) for fault in edition_faults(rules, read_editions(rules), read_rules(rules))]


def test_an_edition_keeps_the_bytes_of_its_rules(rules: Path) -> None:
    (edition,) = read_editions(rules)
    assert edition.texts() == {
        (language, "500-caching"): (rules / language / "500-caching.mdc").read_bytes()
        for language in LANGUAGES
    }


def test_a_changed_rule_needs_a_new_edition(rules: Path) -> None:
    write_rules(rules, "Other text.")
    found = faults(rules)
    assert len(found) == len(LANGUAGES)
    assert "is not the one that edition 1 published" in found[0]
    assert "make edition" in found[0]


def test_a_new_edition_says_what_changed_in_each_rule(rules: Path) -> None:
    write_rules(rules, "Other text.")
    write_list(rules, SECOND)
    record_edition(rules)
    (found,) = faults(rules)
    assert "edition 2 changes 500-caching and does not say how" in found

    write_list(rules, SECOND + NOTE)
    first, second = read_editions(rules)
    assert first.texts() != second.texts()
    assert second.changes[0].changed["en"] == "One line more."


def test_a_note_on_a_rule_that_did_not_change_is_an_error(rules: Path) -> None:
    write_list(rules, SECOND + NOTE)
    record_edition(rules)
    (found,) = faults(rules)
    assert "which did not change" in found


def test_a_rule_that_is_gone_needs_a_new_edition(rules: Path) -> None:
    for language in LANGUAGES:
        (rules / language / "500-caching.mdc").rename(rules / language / "600-other.mdc")
    assert any("en/500-caching of edition 1 is gone" in fault for fault in faults(rules))


@pytest.mark.parametrize(
    "text",
    ["", "[[edition", "[[edition]]\nday = 2026-11-23\n", SECOND + NOTE.replace("en =", "fr =")],
)
def test_a_list_that_cannot_be_read_is_one_clear_error(rules: Path, text: str) -> None:
    write_list(rules, text)
    with pytest.raises(RuleError, match=r"editions\.toml:1: the editions cannot be read"):
        read_editions(rules)


def test_an_edition_is_recorded_once(rules: Path) -> None:
    before = read_editions(rules)
    write_rules(rules, "Other text.")
    with pytest.raises(RuleError, match="edition 1 is recorded already"):
        record_edition(rules)
    write_rules(rules, "Text.")
    assert read_editions(rules) == before


def test_the_first_edition_is_the_one_that_people_copied() -> None:
    editions = ROOT / "rules" / "editions" / "1"
    names = {path.name for path in editions.glob("en/*.mdc")}
    assert names == {path.name for path in editions.glob("ko/*.mdc")}
    assert names == {
        f"{slug}.mdc"
        for slug in ("001-core", "100-fastapi", "200-testing", "300-database", "400-security")
    }
