"""Hand-written pages: Korean and English, side by side."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from rulebook.rules.commonmark import read_outline

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HANGUL = re.compile("[가-힣]")
HEADING_ID = re.compile(r" \{ #([a-z0-9-]+) \}$")
STUB = re.compile(r'\{\{ rule_page\("[a-z0-9-]+"\) \}\}\n')

KOREAN = sorted(
    path
    for path in DOCS.rglob("*.md")
    if not path.name.endswith(".en.md") and not STUB.fullmatch(path.read_text())
)
ENGLISH = sorted(DOCS.rglob("*.en.md"))
PAGES = [*KOREAN, *ENGLISH]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def in_english(path: Path) -> Path:
    return path.with_suffix(".en.md")


def parts(path: Path) -> tuple[dict[str, str], str]:
    _, front, body = path.read_text().split("---\n", 2)
    return yaml.safe_load(front), body


def headings(path: Path) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in read_outline(parts(path)[1]).headings]


def ids(path: Path) -> list[tuple[int, str | None]]:
    found = ((level, HEADING_ID.search(text)) for level, text in headings(path))
    return [(level, match and match[1]) for level, match in found]


def test_every_page_has_both_languages() -> None:
    assert KOREAN
    assert [in_english(path) for path in KOREAN] == ENGLISH


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_page_has_a_title_and_a_description(path: Path) -> None:
    front, _ = parts(path)
    assert front["title"]
    assert 40 <= len(front["description"]) <= 200


@pytest.mark.parametrize("key", ["title", "description"])
def test_no_two_pages_share_a_title_or_description(key: str) -> None:
    texts = [parts(path)[0][key] for path in PAGES]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_heading_has_an_english_id_of_its_own(path: Path) -> None:
    found = [heading_id for _, heading_id in ids(path)]
    assert None not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("path", KOREAN, ids=name)
def test_a_page_has_the_same_headings_in_both_languages(path: Path) -> None:
    assert ids(path) == ids(in_english(path))


@pytest.mark.parametrize("path", KOREAN, ids=name)
def test_a_page_shows_the_same_code_in_both_languages(path: Path) -> None:
    def infos(page: Path) -> list[str]:
        return [block.info for block in read_outline(parts(page)[1]).blocks]

    assert infos(path) == infos(in_english(path))


@pytest.mark.parametrize("path", ENGLISH, ids=name)
def test_english_pages_hold_no_korean(path: Path) -> None:
    korean = [line for line in path.read_text().splitlines() if HANGUL.search(line)]
    assert korean == []


def chapters() -> list[str]:
    """Return the pages of the guide in the order of the menu."""
    nav = (ROOT / "mkdocs.yml").read_text().partition("\n  - guide:\n")[2]
    return re.findall(r"^ +- (\S+\.md)$", nav.partition("\n  - reference:\n")[0], re.MULTILINE)


def links(page: str, section: str) -> list[str]:
    """Return the pages that a section of a page links, in the order of its text."""
    text = parts(DOCS / page)[1].partition(f" {{ #{section} }}\n")[2].partition("\n## ")[0]
    found = re.findall(r"\]\(([^)#\s]+\.md)", text)
    return [
        (DOCS / page).parent.joinpath(link).resolve().relative_to(DOCS).as_posix() for link in found
    ]


@pytest.mark.parametrize("suffix", [".md", ".en.md"])
@pytest.mark.parametrize(("page", "following"), [*pairwise(chapters())])
def test_each_chapter_leads_to_the_next_of_the_menu(page: str, following: str, suffix: str) -> None:
    assert links(page.removesuffix(".md") + suffix, "next")[:1] == [following]


@pytest.mark.parametrize("home", ["index.md", "index.en.md"])
def test_the_home_page_lists_chapters_in_the_order_of_the_menu(home: str) -> None:
    named = [link for link in links(home, "guide") if link in chapters()]
    path = list(dict.fromkeys(named))
    assert path == sorted(path, key=chapters().index)
    assert len(path) > 3
