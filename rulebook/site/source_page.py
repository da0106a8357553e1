"""A file of the reference service → a page that shows it, with an anchor for each line.

These pages are not of the theme: there is one for each file, and a reader comes for its code.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from rulebook.language import LANGUAGES, Language, others
from rulebook.site import addresses
from rulebook.site.csp import SLOT, with_policy
from rulebook.site.highlighting import numbered_lines
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.words import words_of

NO_SOURCE_PAGE: Final = frozenset({"poetry.lock"})
"""Files of the service that have no page: it would weigh more than all others."""


@cache  # a preview shows the same files again and again
def source_pages(file: str, text: str) -> Mapping[Language, tuple[str, bytes]]:
    """Return the page of a file in each language: its path below the site's root, and its bytes.

    `file` is relative to the service.
    """
    lines = numbered_lines(text, file)
    return {
        language: (addresses.source_page(file, language), _page(file, lines, language).encode())
        for language in LANGUAGES
    }


def _page(file: str, lines: str, language: Language) -> str:
    view = View(language, "../" * addresses.source_page(file, language).count("/"))
    page = render(
        "source_page.html",
        file=file,
        lines=lines,
        view=view,
        words=view.words.source,
        policy=SLOT,
        twins=[
            (other, words_of(other).site.language, view.link(addresses.source_page(file, other)))
            for other in others(language)
        ],
    )
    return with_policy(page)
