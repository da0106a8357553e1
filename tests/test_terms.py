"""Pages, UI texts and rules use the terms of CONTRIBUTING.md, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from support import ROOT

_ROW: Final = re.compile(
    r"^\| (?P<english>[^|]+) \| (?P<korean>[^|]+) \| (?P<avoided>[^|]+) \|$", re.MULTILINE
)
_FENCE: Final = re.compile(r"^[ \t]*(```+).*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_NOT_PROSE: Final = re.compile(
    r"`[^`\n]*`|\]\([^)\s]*\)|\{ ?[#.][^}]*\}|https?://\S+|\{\w+\}|#[\w-]+"
)

ALLOWED: Final = {
    "비밀번호": "a password; the term is about secrets",
    "관측 가능": "the term itself: observability",
    "Proven Cursor Rules": "the name of the site, which its first sentence explains",
}
"""Phrases that contain an avoided word, and why they may."""


def _rows(name: str) -> list[tuple[str, ...]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    start = re.search(r"^\| (English|영어) \| ", text, re.MULTILINE)
    assert start
    table = text[start.start() :].split("\n\n", 1)[0]
    return [row.groups() for row in _ROW.finditer(table)][2:]


def _avoided() -> tuple[str, ...]:
    return tuple(
        word for *_, column in _rows("CONTRIBUTING.md") for word in re.findall("`([^`]+)`", column)
    )


def _files() -> Iterator[Path]:
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield ROOT / "docs/guide/corrections.toml"
    yield from sorted((ROOT / "rulebook/site/words").glob("*.toml"))
    yield from sorted((ROOT / "rules").glob("[ek][no]/*.mdc"))
    yield from sorted((ROOT / "rules/proofs").glob("*.toml"))
    yield ROOT / "rules/editions/editions.toml"
    yield from sorted((ROOT / "checks/rules").glob("*.yml"))
    yield from sorted((ROOT / ".github").glob("**/*.md"))
    yield from sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    for folder in (ROOT, ROOT / "checks", ROOT / "examples/modern-python-api"):
        yield from sorted(folder.glob("README*.md"))


def _blank(match: re.Match[str]) -> str:
    """Keep the line breaks, so that line numbers stay true."""
    return re.sub(r"[^\n]", " ", match[0])


def _uses(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and word wherever prose contains an avoided word."""
    for phrase in ALLOWED:
        text = text.replace(phrase, " " * len(phrase))
    for pattern in (_FENCE, _NOT_PROSE):
        text = pattern.sub(_blank, text)
    for word in _avoided():
        first = f"[{word[0].upper()}{word[0].lower()}]"  # but not IDs for ids
        edge = r"\b" if word.isascii() else ""
        for found in re.finditer(edge + first + re.escape(word[1:]) + edge, text):
            yield text.count("\n", 0, found.start()) + 1, word


def test_readers_meet_no_word_that_contributing_avoids() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word}"
        for path in _files()
        for line, word in _uses(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_both_languages_have_the_same_terms() -> None:
    assert _rows("CONTRIBUTING.md") == _rows("CONTRIBUTING.ko.md")
    assert len(_avoided()) > 30


@pytest.mark.parametrize("phrase", ALLOWED)
def test_each_exception_is_needed(phrase: str) -> None:
    assert any(phrase in path.read_text(encoding="utf-8") for path in _files())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one\nmend it", [(2, "mend")]),
        ("`mend`, amend, https://example.com/mend", []),
        ("```text\nmend\n```\n비밀을 두지 않습니다", [(4, "비밀")]),
        ("비밀번호와 관측 가능성", []),
    ],
)
def test_words_are_found_in_prose_only(text: str, found: list[tuple[int, str]]) -> None:
    assert list(_uses(text)) == found
