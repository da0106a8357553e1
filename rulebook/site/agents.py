"""What the site offers to agents that read the web: a list of its pages, and each as Markdown.

Source: https://llmstxt.org/
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from html_to_markdown import ConversionOptions, convert

from rulebook.site.highlighting import without_colours

_FOR_BROWSERS: Final = re.compile(
    r'<a class="headerlink".*?</a>'
    r"|<(button|script|select|style|textarea)\b.*?</\1>"
    r"|<input\b[^>]*>|</?(?:fieldset|form)\b[^>]*>",
    re.DOTALL,
)
"""What a page holds for people with a browser, and tags around what agents read too."""

_LINK_WITHIN_PAGE: Final = re.compile(r'<a\b[^>]*\bhref="#[^>]*>(.*?)</a>', re.DOTALL)
"""Markdown has no IDs to link to."""

_DIAGRAM: Final = re.compile(
    r"<svg\b.*?<title\b[^>]*>(.*?)</title>\s*<desc\b[^>]*>(.*?)</desc>.*?</svg>", re.DOTALL
)

_LANGUAGE: Final = re.compile(
    r"\blanguage-([\w+-]+)[^>]*>(<pre\b[^>]*>(?:<span></span>)?<code)(?=>)"
)
"""Themes name the language of code on the box around it, HTML on the code itself."""

_OPTIONS: Final = ConversionOptions(
    autolinks=False,
    bullets="-",
    compact_tables=True,
    extract_metadata=False,
    hidden_content="all",  # tabs, folded parts, and what is said without scripts
)


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the list: `address` is absolute."""

    title: str
    address: str
    description: str


@cache  # most pages of a preview are as they were before a change
def page_markdown(html: str) -> str:
    """Return the content of a page as Markdown. Its links lead where those of the page lead."""
    html = _FOR_BROWSERS.sub("", without_colours(html))
    html = _LINK_WITHIN_PAGE.sub(r"\1", html)
    html = _DIAGRAM.sub(r"<p>\1</p><p>\2</p>", html)
    html = _LANGUAGE.sub(r'">\2 class="language-\1"', html)
    text = convert(html, _OPTIONS).content or ""
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def site_list(title: str, summary: str, sections: Iterable[tuple[str, Iterable[Link]]]) -> str:
    """Return the list of a site: `sections` are (heading, links)."""
    parts = [f"# {title}", f"> {summary}"]
    for heading, links in sections:
        lines = (f"- [{link.title}]({link.address}): {link.description}" for link in links)
        parts.append("\n".join((f"## {heading}", "", *lines)))
    return "\n\n".join(parts) + "\n"
