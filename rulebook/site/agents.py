"""What the site offers to agents that read the web: a list of its pages, and each as Markdown.

Source: https://llmstxt.org/
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the list: `address` is absolute."""

    title: str
    address: str
    description: str


def page_markdown(html: str) -> str:
    """Return the content of a page as Markdown. Its links lead where those of the page lead."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(".headerlink, button, script, style, input"):
        element.decompose()
    for link in soup.select('a[href^="#"]'):
        link.unwrap()  # Markdown has no ids to lead to
    converter = MarkdownConverter(
        heading_style=ATX,
        bullets="-",
        code_language_callback=_code_language,
        escape_asterisks=False,
        escape_underscores=False,
    )
    text = str(converter.convert_soup(soup))
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def site_list(title: str, summary: str, sections: Iterable[tuple[str, Iterable[Link]]]) -> str:
    """Return the list of a site: `sections` are (heading, links)."""
    parts = [f"# {title}", f"> {summary}"]
    for heading, links in sections:
        lines = (f"- [{link.title}]({link.address}): {link.description}" for link in links)
        parts.append("\n".join((f"## {heading}", "", *lines)))
    return "\n\n".join(parts) + "\n"


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
