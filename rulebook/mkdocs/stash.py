"""Finished HTML that must not pass through Markdown: a mark takes its place meanwhile."""

import re
from typing import Final

from markupsafe import Markup

_MARK: Final = Markup('<div data-stash="{}"></div>')
_MARKS: Final = re.compile(
    r'<p><div data-stash="(\d+)"></div>\s*</p>|<div data-stash="(\d+)"></div>'
)
"""A mark, and the paragraph that Markdown puts around one that is indented, as in a tab."""


class Stash:
    """Keeps HTML until Markdown has been read."""

    def __init__(self) -> None:
        self._kept: list[Markup] = []

    def put(self, html: Markup) -> str:
        """Keep `html` and return its mark, a block of HTML that Markdown leaves alone."""
        self._kept.append(html)
        return str(_MARK.format(len(self._kept) - 1))

    def fill(self, html: str) -> str:
        """Return `html` with what was kept in the place of its marks."""
        return _MARKS.sub(lambda mark: self._kept[int(mark[1] or mark[2])], html)
