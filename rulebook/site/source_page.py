"""A file of the reference service → a page that shows it, with an anchor for each line.

These pages are not of the theme: there is one for each file, and a reader comes for its code.
"""

from html import escape
from pathlib import PurePosixPath
from typing import Final

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from rulebook.language import LANGUAGES, Language
from rulebook.service.files import site_path
from rulebook.site.csp import PLACE, with_policy
from rulebook.site.downloads import language_root
from rulebook.site.words import TEXTS

NO_SOURCE_PAGE: Final = frozenset({"poetry.lock"})
"""Files of the service that nobody reads, and whose pages would weigh more than all others."""

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
{policy}
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="description" content="{description}">
<title>{title}</title>
<link rel="icon" href="{to_root}assets/favicon.svg">
<link rel="stylesheet" href="{to_root}assets/css/source.css">
</head>
<body>
<header>
<nav aria-label="{breadcrumb}">
<a href="{to_language}">{home}</a>
<a href="{to_language}guide/structure/">{service}</a>
<a href="{other_address}" hreflang="{other}" lang="{other}">{other_name}</a>
</nav>
<h1>{path}</h1>
</header>
<main>
<pre tabindex="0" role="region" aria-label="{path}"><code>{lines}</code></pre>
</main>
</body>
</html>
"""


def source_path(file: str, language: Language) -> str:
    """Return the path of a file's page below the site's root; `file` is relative to the service."""
    return f"{language_root(language)}source/{site_path(file)}.html"


def source_pages(file: str, text: str) -> dict[str, bytes]:
    """Return the page of a file in each language: path below the site's root → bytes."""
    lines = _lines(file, text)
    return {
        source_path(file, language): _page(file, lines, language).encode() for language in LANGUAGES
    }


def _page(file: str, lines: str, language: Language) -> str:
    texts = TEXTS[language]
    other: Language = "en" if language == "ko" else "ko"
    to_root = "../" * source_path(file, language).count("/")
    return with_policy(
        _PAGE.format(
            language=language,
            policy=PLACE,
            description=escape(texts.source_description.format(file=file)),
            title=escape(f"{file} - {texts.source}"),
            breadcrumb=texts.source_nav,
            to_root=to_root,
            to_language=f"{to_root}{language_root(language)}",
            home=texts.site,
            service=texts.source,
            other=other,
            other_name=TEXTS[other].language,
            other_address=escape(f"{to_root}{source_path(file, other)}"),
            path=escape(file),
            lines=lines,
        )
    )


def _lines(file: str, text: str) -> str:
    try:
        lexer = get_lexer_for_filename(PurePosixPath(file).name, stripnl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False)
    colored = highlight(text, lexer, HtmlFormatter(nowrap=True)).removesuffix("\n")
    return "".join(
        f'<span id="L{number}"><a href="#L{number}" aria-hidden="true" tabindex="-1"></a>'
        f"{line}\n</span>"
        for number, line in enumerate(colored.split("\n"), 1)
    )
