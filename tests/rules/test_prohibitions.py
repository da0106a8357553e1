"""What a rule forbids is found in its text, by heading and position."""

from dataclasses import replace
from pathlib import Path

from rulebook.rules.model import ids_of_headings
from rulebook.rules.prohibitions import ForbiddenText, forbidden_texts
from rulebook.rules.reader import read_rule

HEAD = "---\ndescription: A rule\nalwaysApply: true\n---\n\n"


def found(folder: Path, body: str) -> list[ForbiddenText]:
    path = folder / "500-caching.mdc"
    path.write_text(HEAD + body)
    rule = read_rule(path)
    return list(forbidden_texts(replace(rule, heading_ids=ids_of_headings(rule))))


def test_paragraphs_and_items_are_counted_together_below_their_heading(tmp_path: Path) -> None:
    body = "# Rule\n\n- ❌ One\n\n❌ Two\n\n## Other\n\n- ❌ Three\n"
    assert [(text.text, text.section, text.position) for text in found(tmp_path, body)] == [
        ("One", "rule", 1),
        ("Two", "rule", 2),
        ("Three", "other", 1),
    ]


def test_a_paragraph_knows_the_block_right_below_it(tmp_path: Path) -> None:
    body = "# Rule\n\n❌ Shown\n\n```python\nx = 1\n```\n\n❌ Not shown\n\nText.\n"
    first, second = found(tmp_path, body)
    assert (first.line, first.block_line) == (8, 10)
    assert second.block_line == 0


def test_the_mark_inside_a_text_or_a_block_forbids_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, "# Rule\n\nUse ✅, not ❌ marks.\n\n```text\n❌ x\n```\n") == []


def test_what_is_above_all_headings_counts_too(tmp_path: Path) -> None:
    (text,) = found(tmp_path, "❌ Early\n\n# Rule\n")
    assert (text.section, text.position) == ("", 1)
