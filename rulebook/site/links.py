"""A reference to a page or a heading → a link to it in Markdown, in the words of its heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from rulebook.language import Language, source_suffix
from rulebook.rules.commonmark import without_markup
from rulebook.rules.library import Library

_HEADING = re.compile(r"^#+ (?P<text>.*?) \{ #(?P<id>[a-z0-9-]+) \}$", re.MULTILINE)
"""A heading with its id, as every page's Markdown has it; no code on pages looks like one."""
_MARKUP = re.compile(r"([\\`*_\[\]<>{}])")


class PlaceError(ValueError):
    """There is no such page, or no such heading on it."""


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page below the language's root ("" or with a final slash), and the id of a heading.

    `id` is "" where the whole page is meant.
    """

    page: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.id}" if self.id else self.page


@dataclass(frozen=True)
class LinkResolver:
    """Finds what references lead to, in one language: pages below `docs`, and rules.

    `moved` says of headings that are gone where they went: a reference to one leads there.
    """

    docs: Path
    library: Library
    language: Language
    moved: Mapping[PageRef, PageRef]

    def link(self, place: PageRef, to_docs: str) -> str:
        """Return a link from a page, in the words of the heading or else the page's title.

        `to_docs` leads from the page's file to the folder of pages: "" or with a final slash.

        Raises:
            PlaceError: there is no such page or heading; the message says what there is.

        """
        place = self.moved.get(place, place)
        file, title, headings = self._page(place)
        if place.id and place.id not in headings:
            message = f"{place}: the page has no such heading; it has {', '.join(headings)}"
            raise PlaceError(message)
        words = headings[place.id] if place.id else title
        anchor = f"#{place.id}" if place.id else ""
        return f"[{_MARKUP.sub(r'\\\1', words)}]({to_docs}{file}{anchor})"

    @cached_property
    def _pages(self) -> dict[str, tuple[str, str, dict[str, str]]]:
        """Holds the pages that were looked up: each is read once, however many links lead there."""
        return {}

    def _page(self, place: PageRef) -> tuple[str, str, dict[str, str]]:
        """Return a page's file below `docs`, its title, and its headings: id → text."""
        if place.page not in self._pages:
            slug = place.page.removeprefix("rules/").rstrip("/")
            if place.page.startswith("rules/") and slug in self.library.slugs:
                rule = self.library.rule(slug, self.language)
                texts = (heading.text for heading in rule.outline.headings)
                headings = dict(zip(rule.heading_ids, texts, strict=True))
                self._pages[place.page] = f"rules/{slug}.md", rule.title, headings
            else:
                self._pages[place.page] = self._read(place)
        return self._pages[place.page]

    def _read(self, place: PageRef) -> tuple[str, str, dict[str, str]]:
        folder = self.docs / place.page
        for file in (folder / "index.md", folder.with_suffix(".md")):
            if file.is_file():
                break
        else:
            message = f"{place}: there is no such page in {self.docs}"
            raise PlaceError(message)
        translated = file.with_suffix(f"{source_suffix(self.language)}.md")
        _, front, body = translated.read_text(encoding="utf-8").split("---\n", 2)
        headings = {found["id"]: without_markup(found["text"]) for found in _HEADING.finditer(body)}
        return file.relative_to(self.docs).as_posix(), yaml.safe_load(front)["title"], headings
