"""The nav of a language → the list of its pages for agents, each as Markdown."""

from html import unescape

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from rulebook.language import Language
from rulebook.rules.library import Library
from rulebook.site import addresses
from rulebook.site.agents import Link, site_list
from rulebook.site.words import words_of


def agents_list(nav: Navigation, library: Library, language: Language, site_url: str) -> str:
    """Return the list: pages by the outermost section of the nav, then the rules' own files."""
    words = words_of(language)
    sections: dict[str, list[Link]] = {}
    for page in nav.pages:
        *_, outermost = (None, *page.ancestors)
        top = str(outermost.title if outermost else words.site.name)
        sections.setdefault(top, []).append(_link(page, site_url))
    sections[words.agents.raw_rules] = [
        Link(
            title=f"{rule.slug}.mdc",
            address=f"{site_url}{addresses.rule_file(rule.slug, language)}",
            description=rule.description,
        )
        for rule in library.rules[language]
    ]
    summary = str(nav.homepage.meta["description"]) if nav.homepage else words.site.name
    return site_list(words.site.name, summary, sections.items())


def _link(page: Page, site_url: str) -> Link:
    return Link(
        title=unescape(str(page.meta["title"])),
        address=f"{site_url}{addresses.markdown_twin(page.url)}",
        description=unescape(str(page.meta["description"])),
    )
