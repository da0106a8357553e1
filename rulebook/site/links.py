"""A place on the site → a link to it in Markdown, in the words of its heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from rulebook.language import Language
from rulebook.rules.commonmark import heading_ids, read_outline
from rulebook.rules.model import Rule
from rulebook.site.rule_page import rule_title

_HEADING_ID = re.compile(r"(?P<text>.*?) \{ #(?P<id>[a-z0-9-]+) \}")
_MARKUP = re.compile(r"([\\`*_\[\]<>{}])")


class PlaceError(ValueError):
    """There is no such page, or no such heading on it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page below the language's root ("" or with a final slash), and the id of a heading.

    `id` is "" where the whole page is meant.
    """

    page: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.id}" if self.id else self.page


@dataclass(frozen=True, slots=True)
class Site:
    """What places are looked up in: the folder of hand-written pages, and the rules."""

    docs: Path
    rules: Mapping[Language, tuple[Rule, ...]]

    def link(self, place: Place, language: Language, to_docs: str) -> str:
        """Return a link from a page, in the words of the heading or else the page's title.

        `to_docs` leads from the page's file to the folder of pages: "" or with a final slash.

        Raises:
            PlaceError: there is no such place; the message says what there is.

        """
        file = self._file(place)
        title, headings = self._page(place, file, language)
        if place.id and place.id not in headings:
            message = f"{place}: the page has no such heading; it has {', '.join(headings)}"
            raise PlaceError(message)
        words = headings[place.id] if place.id else title
        anchor = f"#{place.id}" if place.id else ""
        target = f"{to_docs}{file.relative_to(self.docs).as_posix()}{anchor}"
        return f"[{_MARKUP.sub(r'\\\1', words)}]({target})"

    def _file(self, place: Place) -> Path:
        folder = self.docs / place.page
        for file in (folder / "index.md", folder.with_suffix(".md")):
            if file.is_file():
                return file
        message = f"{place}: there is no such page in {self.docs}"
        raise PlaceError(message)

    def _page(self, place: Place, file: Path, language: Language) -> tuple[str, dict[str, str]]:
        """Return a page's title and its headings: id → text."""
        slug = place.page.removeprefix("rules/").rstrip("/")
        of_language = {rule.slug: rule for rule in self.rules[language]}
        if place.page.startswith("rules/") and slug in of_language:
            rule = of_language[slug]
            english = next(rule for rule in self.rules["en"] if rule.slug == slug)
            texts = (heading.text for heading in rule.outline.headings)
            return rule_title(rule), dict(zip(heading_ids(english), texts, strict=True))
        own = file if language == "ko" else file.with_suffix(f".{language}.md")
        _, front, body = own.read_text(encoding="utf-8").split("---\n", 2)
        found = (_HEADING_ID.fullmatch(heading.text) for heading in read_outline(body).headings)
        return yaml.safe_load(front)["title"], {each["id"]: each["text"] for each in found if each}
