"""The page of corrections tells every defect of the original, and leads to what is right now."""

import re
from collections import Counter
from pathlib import Path

import pytest
from support import ROOT, HtmlPage, read_page

from rulebook.language import LANGUAGES, Language
from rulebook.site.corrections import (
    CORRECTIONS,
    SECTIONS,
    Correction,
    CorrectionError,
    Severity,
    corrections_markdown,
    read_corrections,
    read_revisions,
    revisions_markdown,
)
from rulebook.site.links import PageRef, PlaceError
from rulebook.site.project import Project
from rulebook.site.words import words_of

TOLD, REWORDED = read_corrections(ROOT / CORRECTIONS)
REVISED = read_revisions(ROOT / CORRECTIONS)
LINKS = Project.load(ROOT, "http://127.0.0.1:8000/").links

# What the audit of the original found: by part of it, how many of each severity, from the worst.
FOUND = {
    "MD": (2, 0, 0, 5, 1),
    "G1": (0, 0, 0, 4, 3),
    "G2": (0, 0, 0, 1, 1),
    "G5": (2, 0, 0, 0, 1),
    "G9": (0, 0, 0, 1, 0),
    "CORE": (2, 0, 1, 4, 1),
    "FAPI": (12, 6, 6, 3, 5),
    "TEST": (12, 0, 1, 4, 1),
    "DB": (10, 3, 0, 4, 4),
    "SEC": (12, 9, 3, 11, 5),
    "APP": (2, 1, 0, 1, 1),
    "PYP": (1, 2, 2, 1, 2),
    "DOC": (2, 1, 0, 0, 0),
    "CMP": (1, 1, 1, 0, 0),
    "PRE": (3, 0, 1, 0, 0),
    "OPT": (2, 0, 1, 1, 0),
    "LOG": (3, 0, 0, 2, 0),
    "CFG": (1, 1, 1, 1, 0),
    "CI": (3, 1, 3, 0, 0),
}

ENTRY = """\
[[correction]]
id = "CORE-01"
severity = "breaks"
place = "rules/001-core/"
en = "It was so. It is so now."
ko = "그랬습니다. 이제 이렇습니다."
"""


@pytest.fixture(scope="session", params=LANGUAGES)
def shown(request: pytest.FixtureRequest, site: Path) -> tuple[Language, Path, HtmlPage]:
    language: Language = request.param
    file = site / ("" if language == "ko" else "en") / "guide" / "corrections" / "index.html"
    return language, file, read_page(file)


def test_every_defect_that_the_audit_found_is_told_once() -> None:
    expected = {
        f"{part}-{number:02}"
        for part, counts in FOUND.items()
        for number in range(1, sum(counts) + 1)
    }
    assert len(expected) == 183
    assert {each.id for each in TOLD} == expected
    assert len(TOLD) == len(expected)


def test_defects_are_as_severe_as_the_audit_found_them() -> None:
    counts = Counter((each.part, each.severity) for each in TOLD)
    assert {part: tuple(counts[part, severity] for severity in Severity) for part in FOUND} == FOUND


@pytest.mark.parametrize("correction", [*TOLD, *REVISED], ids=lambda each: each.id)
def test_a_correction_is_short_and_in_both_languages(correction: Correction) -> None:
    texts = correction.text
    for language, text in texts.items():
        sentences = re.findall(r"[.!?](?= |$)", re.sub(r"`[^`]+`", "code", text))
        assert 1 <= len(sentences) <= 3, text
        assert text.endswith("."), text
        words = re.sub(r"`[^`]+`", "", text)
        assert bool(re.search("[가-힣]", words)) == (language == "ko"), text
    assert all(len(text) < 330 for text in texts.values())


def test_the_page_shows_every_correction_with_its_severity_in_words(
    shown: tuple[Language, Path, HtmlPage],
) -> None:
    language, _, page = shown
    severity = {
        each.id: words_of(language).corrections.severity[each.severity]
        for each in (*TOLD, *REVISED)
    }
    entries = {
        link.text or "": item
        for item in page.tree.iter("li")
        for link in item.iterfind("a[@class='correction-id']")
    }
    assert set(entries) == set(severity)
    for id_, item in entries.items():
        assert item.findtext("strong") == severity[id_]
    assert {id_.lower() for id_ in severity} <= set(page.ids)


def test_every_correction_leads_to_a_place_that_is_there(
    site: Path, shown: tuple[Language, Path, HtmlPage]
) -> None:
    _, file, page = shown
    ids: dict[Path, set[str]] = {}
    links = 0
    for item in page.tree.iter("li"):
        if item.find("a[@class='correction-id']") is None:
            continue
        (place,) = (link.get("href", "") for link in item.iterfind("a") if not link.get("class"))
        path, _, id_ = place.partition("#")
        target = (file.parent / path / "index.html").resolve()
        assert target.is_relative_to(site.resolve())
        if target not in ids:
            ids[target] = set(read_page(target).ids)
        assert not id_ or id_ in ids[target], place
        links += 1
    assert links == len(TOLD) + len(REVISED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_broken_and_insecure_comes_first_in_each_section(language: Language) -> None:
    markdown = corrections_markdown(TOLD, language, str)
    words = [words_of(language).corrections.severity[severity] for severity in Severity]
    sections = markdown.split("\n## ")[1:]
    assert len(sections) == len(SECTIONS)
    for section in sections:
        ranks = [
            words.index(word) for word in re.findall(r"^- \*\*(.+?)\*\*", section, re.MULTILINE)
        ]
        assert ranks == sorted(ranks)
        assert ranks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_counts_what_the_lists_hold(language: Language) -> None:
    table, *sections = corrections_markdown(TOLD, language, str).split("\n## ")
    rows = [re.findall(r"(?<=\| )\**(\d+)\**(?= \|)", row) for row in table.splitlines()[2:]]
    numbers = [[int(number) for number in row] for row in rows if row]
    assert [row[-1] for row in numbers[:-1]] == [section.count("\n- **") for section in sections]
    assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]
    assert numbers[-1][-1] == len(TOLD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_since_the_first_edition_is_listed_by_rule_worst_first(
    language: Language,
) -> None:
    words = [words_of(language).corrections.severity[severity] for severity in Severity]
    markdown = revisions_markdown(REVISED, language, str)
    sections = markdown.removeprefix("### ").split("\n### ")
    assert [section.split(" ")[0] for section in sections] == sorted(
        {each.place.page.split("/")[1] for each in REVISED}
    )
    for section in sections:
        ranks = [
            words.index(word) for word in re.findall(r"^- \*\*(.+?)\*\*", section, re.MULTILINE)
        ]
        assert ranks == sorted(ranks)
    assert markdown.count("\n- **") == len(REVISED)


def test_a_reworded_heading_has_other_words_now() -> None:
    now = [LINKS["ko"].link(each.place, "") for each in REWORDED]
    assert len(set(now)) == len(now) > 0
    for each, link in zip(REWORDED, now, strict=True):
        assert not link.startswith(f"[{each.was}]")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("CORE-01", "NONE-01", '"NONE-01" has the letters of no section'),
        ("CORE-01", "CORE-1", '"CORE-1" has the letters of no section'),
        ("breaks", "bad", '"bad" is not a severity; write one of breaks, insecure'),
        ('ko = "그랬', 'kr = "그랬', "ko"),
        ("[[correction]]", "[[correction", "line 1"),
        (ENTRY, ENTRY * 2, "listed more than once: CORE-01"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, old: str, new: str, what: str) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(ENTRY.replace(old, new))
    with pytest.raises(CorrectionError, match=re.escape(what)) as raised:
        read_corrections(file)
    assert str(raised.value).startswith(f"{file}: ")


@pytest.mark.parametrize(
    ("place", "what"),
    [
        (PageRef("guide/none/"), "guide/none/: there is no such page"),
        (PageRef("rules/001-core/", "none"), "rules/001-core/#none: the page has no such heading"),
        (
            PageRef("guide/stack/", "none"),
            "guide/stack/#none: the page has no such heading; it has",
        ),
    ],
)
def test_a_place_that_is_not_there_is_named(place: PageRef, what: str) -> None:
    with pytest.raises(PlaceError, match=re.escape(what)):
        LINKS["en"].link(place, "../")


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (PageRef("guide/stack/"), "[The stack](../guide/stack.md)"),
        (PageRef("guide/stack/", "ruff"), "[Ruff](../guide/stack.md#ruff)"),
        (PageRef("rules/001-core/", "checklist"), "[Checklist](../rules/001-core.md#checklist)"),
        (
            PageRef("rules/", "download-all"),
            "[Download everything](../rules/index.md#download-all)",
        ),
    ],
)
def test_a_link_has_the_words_of_its_heading(place: PageRef, link: str) -> None:
    assert LINKS["en"].link(place, "../") == link
