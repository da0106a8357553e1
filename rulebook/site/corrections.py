"""What this edition corrects in the original guide → the Markdown of the page that tells it."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rulebook.language import LANGUAGES, Language
from rulebook.site.links import Place
from rulebook.site.words import TEXTS, Severity

CORRECTIONS: Final = "docs/guide/corrections.toml"
"""Where the corrections are told, below the project's root."""

_ID = re.compile(r"(?P<part>[A-Z]+[0-9]?)-[0-9]{2}")


class CorrectionError(ValueError):
    """The file of corrections is not as it must be."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One defect of the original: `text` says by language what it was and what is there now."""

    id: str
    severity: Severity
    place: Place
    text: Mapping[Language, str]

    @property
    def part(self) -> str:
        """The part of the original that it is about: the letters of its id."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A heading of the original's rules, which were Korean, that has other words now."""

    was: str
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A rule or a chapter of the original: `parts` are the letters of its defects' ids."""

    id: str
    parts: tuple[str, ...]
    title: Mapping[Language, str]


SECTIONS = (
    Section("document", ("MD",), {"ko": "문서 형식과 적용 방식", "en": "Form and modes"}),
    Section("001-core", ("CORE",), {"ko": "핵심 룰 (001-core)", "en": "Core rule (001-core)"}),
    Section(
        "100-fastapi", ("FAPI",), {"ko": "FastAPI 룰 (100-fastapi)", "en": "FastAPI (100-fastapi)"}
    ),
    Section(
        "200-testing", ("TEST",), {"ko": "테스트 룰 (200-testing)", "en": "Testing (200-testing)"}
    ),
    Section(
        "300-database",
        ("DB",),
        {"ko": "데이터베이스 룰 (300-database)", "en": "Database (300-database)"},
    ),
    Section(
        "400-security", ("SEC",), {"ko": "보안 룰 (400-security)", "en": "Security (400-security)"}
    ),
    Section(
        "chapter-1",
        ("G1",),
        {"ko": "1장 Python 3.13의 새 기능", "en": "Chapter 1: Python 3.13 features"},
    ),
    Section(
        "chapter-2", ("G2",), {"ko": "2장 기술 스택과 구조", "en": "Chapter 2: Stack and structure"}
    ),
    Section("chapter-5", ("G5",), {"ko": "5장 사용법", "en": "Chapter 5: Usage"}),
    Section(
        "chapter-6",
        ("APP", "PYP", "DOC", "CMP", "PRE"),
        {"ko": "6장 예제 파일", "en": "Chapter 6: Example files"},
    ),
    Section(
        "chapter-7",
        ("OPT", "LOG"),
        {"ko": "7장 성능과 모니터링", "en": "Chapter 7: Performance and monitoring"},
    ),
    Section(
        "chapter-8",
        ("CFG", "CI"),
        {"ko": "8장 설정과 CI/CD", "en": "Chapter 8: Settings and CI/CD"},
    ),
    Section("chapter-9", ("G9",), {"ko": "9장 요약", "en": "Chapter 9: Summary"}),
)


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[Rewording, ...]]:
    """Return the corrections and the reworded headings that a file tells, in its order.

    Raises:
        CorrectionError: an entry lacks something, is of no section, or has another one's id.

    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        corrections = tuple(_correction(entry) for entry in data["correction"])
        rewordings = tuple(
            Rewording(str(entry["was"]), _place(entry)) for entry in data.get("heading", [])
        )
    except (KeyError, ValueError) as error:
        message = f"{path}: {error}"
        raise CorrectionError(message) from error
    ids = Counter(correction.id for correction in corrections)
    if twice := [id_ for id_, count in ids.items() if count > 1]:
        message = f"{path}: told more than once: {', '.join(twice)}; tell each id once"
        raise CorrectionError(message)
    return corrections, rewordings


def corrections_markdown(
    corrections: Iterable[Correction], language: Language, link: Callable[[Place], str]
) -> str:
    """Return a table of how many there are, and a heading and a list a section, worst first.

    `link` gives the Markdown of a link to a place.
    """
    told = sorted(corrections, key=lambda each: list(Severity).index(each.severity))
    lists = []
    for section in SECTIONS:
        lines = [_line(each, language, link) for each in told if each.part in section.parts]
        if lines:
            heading = f"## {section.title[language]} {{ #{section.id} }}"
            lists.append("\n".join((heading, "", *lines)))
    return "\n\n".join((_counts(told, language), *lists))


def rewordings_markdown(
    rewordings: Iterable[Rewording], language: Language, link: Callable[[Place], str]
) -> str:
    """Return a table of the headings that were reworded; `link` as for `corrections_markdown`."""
    texts = TEXTS[language]
    rows = (
        f'| <span lang="ko" data-search-exclude>{each.was}</span> | {link(each.place)} |'
        for each in rewordings
    )
    return "\n".join((f"| {texts.heading_was} | {texts.heading_is} |", "|---|---|", *rows))


def _correction(entry: Mapping[str, Any]) -> Correction:
    id_, severity = entry["id"], entry["severity"]
    form = _ID.fullmatch(id_)
    if form is None or not any(form["part"] in section.parts for section in SECTIONS):
        message = f'"{id_}" is of no section; write letters of one, and two digits'
        raise CorrectionError(message)
    if severity not in list(Severity):
        message = f'{id_}: "{severity}" is no severity; write one of {", ".join(Severity)}'
        raise CorrectionError(message)
    text = {language: str(entry[language]) for language in LANGUAGES}
    return Correction(id_, Severity(severity), _place(entry), text)


def _place(entry: Mapping[str, Any]) -> Place:
    page, _, id_ = str(entry["place"]).partition("#")
    return Place(page, id_)


def _line(correction: Correction, language: Language, link: Callable[[Place], str]) -> str:
    said = TEXTS[language].severity[correction.severity]
    id_ = correction.id.lower()
    return (
        f"- **{said}** · {correction.text[language]} {link(correction.place)}"
        f" [{correction.id}](#{id_}){{ #{id_} .correction-id }}"
    )


def _counts(corrections: Iterable[Correction], language: Language) -> str:
    texts = TEXTS[language]
    told = list(corrections)
    counts = Counter((each.part, each.severity) for each in told)
    names = " | ".join(texts.severity[severity] for severity in Severity)
    lines = [f"| {texts.part_column} | {names} | {texts.all_column} |", "|---|" + "--:|" * 6]
    for section in SECTIONS:
        numbers = [sum(counts[part, severity] for part in section.parts) for severity in Severity]
        if any(numbers):
            cells = " | ".join(map(str, (*numbers, sum(numbers))))
            lines.append(f"| [{section.title[language]}](#{section.id}) | {cells} |")
    sums = [sum(each.severity is severity for each in told) for severity in Severity]
    cells = " | ".join(f"**{number}**" for number in (*sums, len(told)))
    lines.append(f"| **{texts.all_column}** | {cells} |")
    return "\n".join(lines)
