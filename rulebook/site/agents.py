"""What the site offers to agents that read the web: a list of its pages, and each as Markdown.

Source: https://llmstxt.org/
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from rulebook.site.highlighting import without_colours
from rulebook.site.kept import kept

_MADE_BY = (
    Path(__file__).read_text(encoding="utf-8"),
    version("markdownify"),
    version("beautifulsoup4"),
)
"""What the Markdown of a page depends on, beside the page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the list: `address` is absolute."""

    title: str
    address: str
    description: str


def page_markdown(html: str, folder: Path) -> str:
    """Return the content of a page as Markdown. Its links lead where those of the page lead.

    It is kept in `folder`.
    """
    return kept(folder, (*_MADE_BY, html), lambda: _converted(html))


def _converted(html: str) -> str:
    soup = BeautifulSoup(without_colours(html), "html.parser")
    text = str(_CONVERTER.convert_soup(soup))
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def site_list(title: str, summary: str, sections: Iterable[tuple[str, Iterable[Link]]]) -> str:
    """Return the list of a site: `sections` are (heading, links)."""
    parts = [f"# {title}", f"> {summary}"]
    for heading, links in sections:
        lines = (f"- [{link.title}]({link.address}): {link.description}" for link in links)
        parts.append("\n".join((f"## {heading}", "", *lines)))
    return "\n\n".join(parts) + "\n"


class _Converter(MarkdownConverter):
    """Leaves out what a page holds for people with a browser."""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "headerlink" in el.get_attribute_list("class"):
            return ""
        if str(el.get("href", "")).startswith("#"):
            return text  # Markdown has no ids to lead to
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]  # not in its stub

    def convert_button(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        del el, text, parent_tags  # given by name
        return ""

    convert_script = convert_style = convert_input = convert_button


def _code_language(pre: Tag) -> str:
    block = pre.find_parent(class_="highlight")
    names = [] if block is None else block.get_attribute_list("class")
    return next(
        (
            str(name).removeprefix("language-")
            for name in names
            if str(name).startswith("language-")
        ),
        "",
    )


_CONVERTER = _Converter(
    heading_style=ATX,
    bullets="-",
    code_language_callback=_code_language,
    escape_asterisks=False,
    escape_underscores=False,
)
