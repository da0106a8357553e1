"""What MkDocs must be told: rules become pages and downloads, and the output is made safe and same.

Every function is an event of MkDocs: https://www.mkdocs.org/dev-guide/plugins/#events
"""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any, TypedDict

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from rulebook.fault import RuleError
from rulebook.language import LANGUAGES, Language
from rulebook.mkdocs.search_index import with_search, write_indexes
from rulebook.mkdocs.stylesheet import reduce_stylesheets
from rulebook.mkdocs.theme import boxed_tables
from rulebook.proving.ledger import Proofs, current_proofs
from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule
from rulebook.service.files import SERVICE, SourceError, service_files
from rulebook.site import code_sample as sources
from rulebook.site import csp
from rulebook.site.agents import LIST, Link, markdown_path, page_markdown, site_list
from rulebook.site.downloads import downloads, language_root, rule_path
from rulebook.site.enforcement import catches_table
from rulebook.site.rule_lists import rule_cards, rules_table
from rulebook.site.rule_page import PageHeading, rule_page
from rulebook.site.service_tree import service_tree
from rulebook.site.source_page import NO_SOURCE_PAGE, source_pages
from rulebook.site.words import TEXTS

MARK = re.compile(
    r'<div data-rulebook="(page|cards|table|catches|service-tree)(?: ([^"]*))?"></div>'
)

AFTER_I18N = -200
"""static-i18n works at -100 and makes its own files; what it must not change comes after it."""

log = get_plugin_logger("rulebook")

serving = False


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether the site is only previewed."""
    global serving  # noqa: PLW0603  # MkDocs says this once, to this event alone
    serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the rules, once a language, and give each its place in the nav."""
    if not config.site_url:
        message = "SITE_URL is empty; leave it out, or give the site's whole address"
        raise PluginError(message)
    folder = Path(config.config_file_path).parent / "rules"
    try:
        rules = read_rules(folder)
        proofs = _read_proofs(folder / "proofs.json", rules)
    except RuleError as error:
        raise PluginError("\n".join(map(str, error.faults))) from None
    config.extra["rules"] = rules
    config.extra["proofs"] = proofs
    config.extra["markdown"] = {}  # a page's URL → its text as Markdown
    slugs = [rule.slug for rule in rules["ko"]]
    for item in config.nav or ():
        if isinstance(item, dict):
            for title, target in item.items():
                if target == "rules/":
                    item[title] = ["rules/index.md", *(f"rules/{slug}.md" for slug in slugs)]
    return config


@event_priority(AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the downloads, so that links to them are checked."""
    service = Path(config.config_file_path).parent / SERVICE
    offered = downloads(config.extra["rules"], service)
    root = Path(config.config_file_path).parent
    try:
        for page in files.documentation_pages():
            offered |= sources.served_files(root, page.content_string)
    except SourceError as error:
        raise PluginError(f"{page.src_uri}: {error}") from None
    for path, file in service_files(service).items():
        if path not in NO_SOURCE_PAGE:
            offered |= source_pages(path, file.read_text(encoding="utf-8"))
    for path, content in offered.items():
        files.append(File.generated(config, path, content=content))
    return files


@event_priority(AFTER_I18N)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill the marks that macros left, and let tables scroll."""
    language = _language(config)

    def fill(mark: re.Match[str]) -> str:
        kind, slug = mark.groups()
        if kind == "page":
            return _fill_rule(page, config, slug, language)
        if kind == "catches":
            rule, english = _twins(config, slug, language)
            service = Path(config.config_file_path).parent / SERVICE
            return catches_table(rule, english, language, _to_root(page), service)
        if kind == "service-tree":
            return _service_tree(page, config, language)
        listing = rule_cards if kind == "cards" else rules_table
        return listing(config.extra["rules"][language], language, _to_root(page))

    texts = TEXTS[language]
    filled = MARK.sub(fill, html).replace('title="Permanent link"', f'title="{texts.permalink}"')
    config.extra["markdown"].setdefault(page.url, page_markdown(filled))
    return boxed_tables(filled, texts.table)


def on_nav(nav: Navigation, *, config: MkDocsConfig, **_: object) -> None:
    """Keep the nav for `on_env`, which is told the pages but not their order."""
    config.extra["site_nav"] = nav


def on_env(env: Environment, *, config: MkDocsConfig, **_: object) -> None:
    """Write each page as Markdown and the list of them, now that all pages are read."""
    del env
    language = _language(config)
    site = Path(config.site_dir)
    texts: dict[str, str] = config.extra["markdown"]
    offered = {markdown_path(url): text for url, text in texts.items()}
    offered[f"{language_root(language)}{LIST}"] = _site_list(config, language)
    for path, text in offered.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Tell templates where the page is in each language, as absolute addresses."""
    path = page.url.removeprefix(language_root(_language(config)))
    root = str(config.site_url).rstrip("/")
    context["alternates"] = {
        language: f"{root}/{language_root(language)}{path}" for language in LANGUAGES
    }
    return context


def on_post_page(output: str, *, config: MkDocsConfig, **_: object) -> str:
    """Add the language's search, and the policy."""
    return _with_policy(with_search(output, _language(config)))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Write one 404 page, which speaks both languages: each language's build makes one."""
    if template_name != "404.html":
        return output
    if _language(config) != "ko":
        return " "
    return _with_policy(with_search(output, "ko"))


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Split the search index, reduce the style sheet, and drop the compressed sitemap.

    That sitemap holds the day of the build.
    """
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:
        if not serving:  # a preview is quicker, and looks the same, with the whole sheet
            reduce_stylesheets(Path(config.site_dir))
        write_indexes(Path(config.site_dir))
        Path(config.site_dir, "sitemap.xml.gz").unlink()


def _language(config: MkDocsConfig) -> Language:
    """Return the language of the build that runs: MkDocs builds the site once a language."""
    i18n: Any = config.plugins["i18n"]
    return "en" if i18n.current_language == "en" else "ko"


def _site_list(config: MkDocsConfig, language: Language) -> str:
    root = f"{str(config.site_url).rstrip('/')}/"
    nav: Navigation = config.extra["site_nav"]
    sections: dict[str, list[Link]] = {}
    for page in nav.pages:
        *_, outermost = (None, *page.ancestors)
        top = outermost.title if outermost else TEXTS[language].site
        sections.setdefault(str(top), []).append(
            Link(
                title=unescape(str(page.meta["title"])),
                address=f"{root}{markdown_path(page.url)}",
                description=unescape(str(page.meta["description"])),
            )
        )
    rules: tuple[Rule, ...] = config.extra["rules"][language]
    sections[TEXTS[language].raw_rules] = [
        Link(f"{rule.slug}.mdc", f"{root}{rule_path(rule.slug, language)}", rule.description)
        for rule in rules
    ]
    home = nav.homepage
    summary = str(home.meta["description"]) if home else TEXTS[language].site
    return site_list(TEXTS[language].site, summary, sections.items())


def _service_tree(page: Page, config: MkDocsConfig, language: Language) -> str:
    to_root = _to_root(page)
    files = service_files(Path(config.config_file_path).parent / SERVICE)
    to_language = f"{to_root}{language_root(language)}"
    try:
        return service_tree(files, config.extra["rules"][language], language, to_root, to_language)
    except SourceError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from None


def _read_proofs(path: Path, rules: Mapping[Language, tuple[Rule, ...]]) -> Proofs | None:
    """Return the proofs of the rules. While somebody writes a rule, its preview has none."""
    try:
        return current_proofs(path, rules)
    except RuleError as error:
        if not serving:
            raise
        for fault in error.faults:
            log.warning("%s", fault)
        return None


def _to_root(page: Page) -> str:
    to_root = get_relative_url(".", page.url)
    return "" if to_root == "." else to_root.rstrip("/") + "/"


def _with_policy(html: str) -> str:
    """Add the policy, but not to a preview, into which MkDocs puts its script for reloading."""
    return html.replace(csp.PLACE, "", 1) if serving else csp.with_policy(html)


def _twins(config: MkDocsConfig, slug: str, language: Language) -> tuple[Rule, Rule]:
    """Return a rule in a language and in English; KeyError where there is none."""
    rules = {each: {rule.slug: rule for rule in config.extra["rules"][each]} for each in LANGUAGES}
    return rules[language][slug], rules["en"][slug]


def _fill_rule(page: Page, config: MkDocsConfig, slug: str, language: Language) -> str:
    """Return a rule's page, and tell MkDocs what it would have learnt from Markdown."""
    try:
        rule, english = _twins(config, slug, language)
    except KeyError:
        message = (
            f'{page.file.src_uri}: rule_page("{slug}"): there is no rules/{language}/{slug}.mdc'
        )
        raise PluginError(message) from None
    shown = rule_page(rule, english, language, _to_root(page), config.extra["proofs"])
    page.meta["title"] = escape(shown.title)
    page.meta["description"] = escape(shown.description)
    config.extra["markdown"][page.url] = rule.raw.decode()
    page.toc = get_toc(_toc_tokens(shown.headings))
    page.present_anchor_ids = {heading.id for heading in shown.headings}
    return shown.html


class _TocToken(TypedDict):
    level: int
    id: str
    name: str
    children: list["_TocToken"]


def _toc_tokens(headings: Sequence[PageHeading]) -> list[_TocToken]:
    """Nest headings as the `toc` extension of Python-Markdown does."""
    top: list[_TocToken] = []
    branch: list[_TocToken] = []
    for heading in headings:
        token = _TocToken(
            level=heading.level, id=heading.id, name=escape(heading.text), children=[]
        )
        while branch and branch[-1]["level"] >= heading.level:
            branch.pop()
        (branch[-1]["children"] if branch else top).append(token)
        branch.append(token)
    return top
