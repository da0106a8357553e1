"""Code → HTML with a class for each kind of word, the same for the same code."""

import re
from functools import cache
from pathlib import PurePosixPath
from typing import Final

import pygments
from markupsafe import Markup
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.util import ClassNotFound

from rulebook.site.kept import Cache
from rulebook.site.lexing import fast_lexer
from rulebook.site.templating import TEMPLATES, render

KEPT: Final = Cache()
"""Highlighting takes a fifth of a first build, and little code changes from build to build."""

_LINES = "source_lines.html"

_COLOUR = re.compile(r'<span class="[a-z][a-z0-9]{0,2}">([^<]*)</span>')

_UNCOLOURED = re.compile('<span class="[nwp]">([^<]*)</span>')
"""Plain names, punctuation and blanks: they look as other text does, and are half of all spans."""


_LANGUAGES = {".md": "markdown", ".py": "python", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}
"""The languages of most files, as Pygments would find them, slowly."""


def without_colours(html: str) -> str:
    """Return HTML without the spans that only colour code: most of a page's elements."""
    return _COLOUR.sub(r"\1", html)


@cache
def highlight(code: str, language: str) -> Markup:
    """Return highlighted code; `language` is a name that Pygments knows, else it is plain text."""

    def make() -> str:
        try:
            lexer = get_lexer_by_name(language or "text", stripnl=False, ensurenl=False)
        except ClassNotFound:
            lexer = get_lexer_by_name("text", stripnl=False, ensurenl=False)
        return _highlight(code, lexer)

    key = (pygments.__version__, _UNCOLOURED.pattern, "block", language, code)
    return Markup(KEPT.kept(key, make))  # noqa: S704  # finished when it was kept


def numbered_lines(code: str, file: str, prefix: str = "") -> Markup:
    """Return the highlighted lines of a whole file, whose name tells its language.

    Each line has an anchor, `L` and its number after `prefix`.
    """
    language = language_of_file(file)

    def make() -> str:
        html = _highlight(code, fast_lexer(language, stripnl=False))
        return render(_LINES, lines=html.removesuffix("\n").split("\n"), prefix=prefix)

    key = (pygments.__version__, _UNCOLOURED.pattern, _lines_template(), language, prefix, code)
    return Markup(KEPT.kept(key, make))  # noqa: S704  # finished when it was kept


@cache
def _lines_template() -> str:
    return (TEMPLATES / _LINES).read_text(encoding="utf-8")


def language_of_file(path: str) -> str:
    """Return the name that Pygments has for the language of a file, by the file's name."""
    name = PurePosixPath(path)
    return _LANGUAGES.get(name.suffix) or _language_of_name(name.name)


@cache  # Pygments tries the patterns of all its languages
def _language_of_name(name: str) -> str:
    try:
        return str(get_lexer_for_filename(name).aliases[0])
    except ClassNotFound:
        return "text"


def _highlight(code: str, lexer: Lexer) -> Markup:
    html = pygments.format(lexer.get_tokens(code), _formatter())
    return Markup(_UNCOLOURED.sub(r"\1", html))  # noqa: S704  # Pygments escapes


@cache  # making one takes as long as a page of code
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(nowrap=True)
