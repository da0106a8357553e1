"""Code → HTML with a class for each kind of word, the same for the same code."""

from functools import cache
from pathlib import PurePosixPath

from markupsafe import Markup
from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.util import ClassNotFound


@cache
def highlight(code: str, language: str) -> Markup:
    """Return highlighted code; `language` is a name that Pygments knows, else it is plain text."""
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False, ensurenl=False)
    return _highlight(code, lexer)


def highlight_lines(code: str, file: str) -> list[Markup]:
    """Return the highlighted lines of a whole file, whose name tells its language."""
    try:
        lexer = get_lexer_for_filename(PurePosixPath(file).name, stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False)
    return _highlight(code, lexer).removesuffix("\n").split("\n")


def language_of_file(path: str) -> str:
    """Return the name that Pygments has for the language of a file, by the file's name."""
    try:
        return str(get_lexer_for_filename(PurePosixPath(path).name).aliases[0])
    except ClassNotFound:
        return "text"


def _highlight(code: str, lexer: Lexer) -> Markup:
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    return Markup(pygments_highlight(code, lexer, formatter))  # noqa: S704  # Pygments escapes
