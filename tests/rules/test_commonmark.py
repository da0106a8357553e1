"""Headings and blocks are those of CommonMark, and ids are those of the English headings."""

from pathlib import Path

import pytest

from rulebook.rules.commonmark import CodeBlock, Heading, read_outline, slugify
from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule, ids_of_headings
from rulebook.rules.reader import read_rule

NASTY = Path(__file__).parents[1] / "nasty"


def rule_of(body: str, folder: Path) -> Rule:
    path = folder / "100-handlers.mdc"
    path.write_text(f"---\nalwaysApply: true\n---\n{body}", encoding="utf-8")
    return read_rule(path)


def test_headings_are_found_wherever_commonmark_has_them() -> None:
    body = (
        "# One `code` *em* [link](x)\n\nTwo\n===\n\n> ## Quoted\n\n- ### In a list\n\n"
        "#Not one\n\n```\n# nor this\n```\n\n    # nor this\n\n#### Four ####\n"
    )
    assert read_outline(body, 5).headings == (
        Heading(1, "One code em link", 5),
        Heading(1, "Two", 7),
        Heading(2, "Quoted", 10),
        Heading(3, "In a list", 12),
        Heading(4, "Four", 22),
    )


def test_blocks_are_found_with_their_lines_and_their_part() -> None:
    body = (
        "~~~py x=1\na\n\nb\n~~~\n\n# H\n\n    indented\n\n"
        "> ```\n> quoted\n> ```\n\n````md\n```\ninner\n```\n````\n\n```sh\nopen\n"
    )
    assert read_outline(body, 4).blocks == (
        CodeBlock("py x=1", "a\n\nb\n", 4, 5, 9, 0),
        CodeBlock("", "indented\n", 12, 12, 13, 1),
        CodeBlock("", "quoted\n", 14, 15, 17, 1),
        CodeBlock("md", "```\ninner\n```\n", 18, 19, 23, 1),
        CodeBlock("sh", "open\n", 24, 25, 26, 1),
    )


def test_content_of_each_fenced_block_stands_on_the_lines_it_names() -> None:
    for rules in read_rules(NASTY).values():
        for rule in rules:
            lines = [line.expandtabs(4) for line in rule.raw.decode().split("\n")]
            for block in rule.outline.blocks:
                for number, line in enumerate(block.content.split("\n")[:-1], block.content_line):
                    assert lines[number - 1].endswith(line.expandtabs(4).lstrip()), rule.path


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Dependency injection", "dependency-injection"),
        ("Python 3.13 — what is new", "python-3-13-what-is-new"),
        ("Don't use `os.path`", "dont-use-os-path"),
        ("snake_case", "snake-case"),
        ("Naïve café ✅", "naive-cafe"),
        ("한글", ""),
        ("…!", ""),
    ],
)
def test_an_id_is_kebab_case_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_ids_are_unique_even_where_a_heading_looks_like_a_numbered_one(tmp_path: Path) -> None:
    rule = rule_of("# Copy\n\n# Copy 2\n\n# Copy\n\n# Copy\n\n# Copy 2\n", tmp_path)
    assert ids_of_headings(rule) == ("copy", "copy-2", "copy-3", "copy-4", "copy-2-2")


def test_a_heading_in_another_script_keeps_its_letters_as_id(tmp_path: Path) -> None:
    rule = rule_of("# Fine\n\n## 代码规范\n\n## 한글 제목!\n\n## …\n\n## 代码规范\n", tmp_path)

    assert ids_of_headings(rule) == ("fine", "代码规范", "한글-제목", "section", "代码规范-2")


def test_nasty_rules_have_one_unique_id_a_heading() -> None:
    for rule in read_rules(NASTY)["en"]:
        ids = ids_of_headings(rule)
        assert len(set(ids)) == len(ids) == len(rule.outline.headings)
