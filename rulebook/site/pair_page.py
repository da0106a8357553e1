"""A pair → a page that shows its forbidden form, its replacement and their test.

Each line has an anchor: `#replacement-L3`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from rulebook.language import LANGUAGES, Language, others
from rulebook.proving.pairs import Pair
from rulebook.rules.claims import Part
from rulebook.site import addresses
from rulebook.site.csp import SLOT, with_policy
from rulebook.site.highlighting import numbered_lines
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.words import words_of


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One file of a pair: its `id` starts the anchors of its lines."""

    id: str
    name: str
    lines: Markup


def pair_pages(pair: Pair) -> Mapping[Language, tuple[str, bytes]]:
    """Return the page of a pair in each language: its path below the site's root, and its bytes."""
    files = tuple(_shown(path) for path in _files(pair))
    return {
        language: (
            addresses.pair_page(pair.name, language),
            _page(pair, files, language).encode(),
        )
        for language in LANGUAGES
    }


def _files(pair: Pair) -> Iterator[Path]:
    yield from (pair.file(part) for part in Part)
    if pair.tested:
        yield pair.test


def _shown(path: Path) -> ShownFile:
    id_ = path.stem if path.stem in set(Part) else "test"
    text = path.read_text(encoding="utf-8")
    return ShownFile(id_, path.name, numbered_lines(text, path.name, prefix=f"{id_}-"))


@cache  # a preview shows the pairs again and again
def _page(pair: Pair, files: tuple[ShownFile, ...], language: Language) -> str:
    view = View(language, "../" * addresses.pair_page(pair.name, language).count("/"))
    page = render(
        "pair_page.html",
        pair=pair,
        files=files,
        view=view,
        words=view.words.pair,
        policy=SLOT,
        twins=[
            (other, words_of(other).site.language, view.link(addresses.pair_page(pair.name, other)))
            for other in others(language)
        ],
    )
    return with_policy(page)
