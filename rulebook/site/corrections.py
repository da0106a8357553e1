"""What this edition corrects in the original guide → the Markdown of the page that lists it."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from rulebook.language import LANGUAGES, Language
from rulebook.site.links import PageRef
from rulebook.site.words import words_of

CORRECTIONS: Final = "docs/guide/corrections.toml"
"""Where the corrections are told, below the project's root."""

_ORIGINAL = Markup('<span lang="ko" data-search-exclude>{}</span>')
"""A heading of the original, which was Korean."""

_ID = re.compile(r"(?P<part>[A-Z]+[0-9]?)-[0-9]{2,3}")

REVISED: Final = "FE"
"""The letters of the IDs of errors in the first edition of this site."""


class Severity(StrEnum):
    """How bad a defect of the original guide was, from the worst."""

    BREAKS = "breaks"
    INSECURE = "insecure"
    DEPRECATED = "deprecated"
    MISLEADING = "misleading"
    STYLE = "style"


class CorrectionError(ValueError):
    """The file of corrections is not as it must be."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One defect of the original: `text` says by language what it was and what is there now."""

    id: str
    severity: Severity
    place: PageRef
    text: Mapping[Language, str]

    @property
    def part(self) -> str:
        """The part of the original that it is about: the letters of its id."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A heading of the original's rules, which were Korean, that has other words now."""

    was: str
    place: PageRef


SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "document": ("MD",),
    "001-core": ("CORE",),
    "100-fastapi": ("FAPI",),
    "200-testing": ("TEST",),
    "300-database": ("DB",),
    "400-security": ("SEC",),
    "chapter-1": ("G1",),
    "chapter-2": ("G2",),
    "chapter-5": ("G5",),
    "chapter-6": ("APP", "PYP", "DOC", "CMP", "PRE"),
    "chapter-7": ("OPT", "LOG"),
    "chapter-8": ("CFG", "CI"),
    "chapter-9": ("G9",),
}
"""A rule or a chapter of the original, by its ID on the page → the letters of its defects' IDs."""


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[Rewording, ...]]:
    """Return the corrections and the reworded headings of a file, in its order.

    Raises:
        CorrectionError: an entry lacks something, is of no section, or has another one's id.

    """
    try:
        data = _tables(path.read_text(encoding="utf-8"))
        corrections = tuple(_correction(entry) for entry in data["correction"])
        rewordings = tuple(
            Rewording(str(entry["was"]), _place(entry)) for entry in data.get("heading", [])
        )
    except (KeyError, ValueError) as error:
        message = f"{path}: {error}"
        raise CorrectionError(message) from error
    _reject_repeated_ids(corrections, path)
    return corrections, rewordings


@cache  # corrections and revisions are told in one file
def _tables(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def read_revisions(path: Path) -> tuple[Correction, ...]:
    """Return the corrections to the first edition of this site in a file, in its order.

    Raises:
        CorrectionError: an entry lacks something, has a wrong id, or another one's id.

    """
    try:
        data = _tables(path.read_text(encoding="utf-8"))
        revisions = tuple(_correction(entry, (REVISED,)) for entry in data.get("revision", []))
    except (KeyError, ValueError) as error:
        message = f"{path}: {error}"
        raise CorrectionError(message) from error
    _reject_repeated_ids(revisions, path)
    return revisions


def revisions_markdown(
    revisions: Iterable[Correction], language: Language, link: Callable[[PageRef], str]
) -> str:
    """Return a heading and a list per rule, worst first; `link` as for `corrections_markdown`."""
    by_page: dict[str, list[Correction]] = {}
    for each in sorted(revisions, key=lambda each: list(Severity).index(each.severity)):
        by_page.setdefault(each.place.page, []).append(each)
    lists = []
    for page in sorted(by_page):
        slug = page.rstrip("/").rpartition("/")[2]
        lines = (_line(each, language, link) for each in by_page[page])
        lists.append("\n".join((f"### {slug} {{ #first-{slug} }}", "", *lines)))
    return "\n\n".join(lists)


def corrections_markdown(
    corrections: Iterable[Correction], language: Language, link: Callable[[PageRef], str]
) -> str:
    """Return a table of how many there are, and a heading and a list a section, worst first.

    `link` gives the Markdown of a link to a place.
    """
    ranked = sorted(corrections, key=lambda each: list(Severity).index(each.severity))
    lists = []
    titles = words_of(language).corrections.sections
    for id_, parts in SECTIONS.items():
        lines = [_line(each, language, link) for each in ranked if each.part in parts]
        if lines:
            heading = f"## {titles[id_]} {{ #{id_} }}"
            lists.append("\n".join((heading, "", *lines)))
    return "\n\n".join((_counts(ranked, language), *lists))


def rewordings_markdown(
    rewordings: Iterable[Rewording], language: Language, link: Callable[[PageRef], str]
) -> str:
    """Return a table of the headings that were reworded; `link` as for `corrections_markdown`."""
    words = words_of(language).corrections
    rows = (f"| {_ORIGINAL.format(each.was)} | {link(each.place)} |" for each in rewordings)
    return "\n".join((f"| {words.heading_was} | {words.heading_is} |", "|---|---|", *rows))


def _reject_repeated_ids(corrections: Iterable[Correction], path: Path) -> None:
    ids = Counter(correction.id for correction in corrections)
    if twice := [id_ for id_, count in ids.items() if count > 1]:
        message = f"{path}: listed more than once: {', '.join(twice)}; list each ID once"
        raise CorrectionError(message)


def _correction(entry: Mapping[str, Any], parts: Iterable[str] | None = None) -> Correction:
    id_, severity = entry["id"], entry["severity"]
    form = _ID.fullmatch(id_)
    known = set(chain.from_iterable(SECTIONS.values())) if parts is None else set(parts)
    if form is None or form["part"] not in known:
        message = f'"{id_}" has the letters of no section; write letters of one, and two digits'
        raise CorrectionError(message)
    if severity not in list(Severity):
        message = f'{id_}: "{severity}" is not a severity; write one of {", ".join(Severity)}'
        raise CorrectionError(message)
    text = {language: str(entry[language]) for language in LANGUAGES}
    return Correction(id_, Severity(severity), _place(entry), text)


def _place(entry: Mapping[str, Any]) -> PageRef:
    page, _, id_ = str(entry["place"]).partition("#")
    return PageRef(page, id_)


def _line(correction: Correction, language: Language, link: Callable[[PageRef], str]) -> str:
    severity = words_of(language).corrections.severity[correction.severity]
    id_ = correction.id.lower()
    return (
        f"- **{severity}** · {correction.text[language]} {link(correction.place)}"
        f" [{correction.id}](#{id_}){{ #{id_} .correction-id }}"
    )


def _counts(corrections: Iterable[Correction], language: Language) -> str:
    words = words_of(language).corrections
    items = list(corrections)
    counts = Counter((each.part, each.severity) for each in items)
    names = " | ".join(words.severity[severity] for severity in Severity)
    lines = [f"| {words.part_column} | {names} | {words.all_column} |", "|---|" + "--:|" * 6]
    for id_, parts in SECTIONS.items():
        numbers = [sum(counts[part, severity] for part in parts) for severity in Severity]
        if any(numbers):
            cells = " | ".join(map(str, (*numbers, sum(numbers))))
            lines.append(f"| [{words.sections[id_]}](#{id_}) | {cells} |")
    sums = [sum(each.severity is severity for each in items) for severity in Severity]
    cells = " | ".join(f"**{number}**" for number in (*sums, len(items)))
    lines.append(f"| **{words.all_column}** | {cells} |")
    return "\n".join(lines)
