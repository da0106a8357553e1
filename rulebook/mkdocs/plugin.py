"""The site as MkDocs builds it: rules become pages and downloads, the output safe and repeatable.

MkDocs builds the site once for each language, in the order of its configuration. What all
languages share is read once, at the start of a run; `make serve` starts a run for every change.
"""

import posixpath
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from rulebook.language import DEFAULT, LANGUAGES, as_language, url_prefix
from rulebook.mkdocs.after_build import finish_site
from rulebook.mkdocs.agents import agents_list
from rulebook.mkdocs.navigation import localized_nav
from rulebook.mkdocs.preview import reloading, watch_service
from rulebook.mkdocs.rendered import RenderedPages
from rulebook.mkdocs.run import Run, start_run
from rulebook.mkdocs.search_index import KeptIndex, with_search
from rulebook.mkdocs.stash import Stash
from rulebook.mkdocs.theme import (
    localize,
    table_of_contents,
    template_globals,
    without_indentation,
)
from rulebook.service.files import SourceError
from rulebook.site import addresses, csp
from rulebook.site.agents import page_markdown
from rulebook.site.editions import feeds
from rulebook.site.redirects import aliases, redirect_pages
from rulebook.site.rule_page import RulePage, rule_page
from rulebook.site.view import View
from rulebook.site.words import words_of

MISSING = "404.html"

AFTER_I18N = -200
"""static-i18n works at -100: it applies a language's configuration, and makes its own files."""


class RulebookPlugin:
    """The events of MkDocs, and what is carried from one to the next.

    `files`, `navigation` are those of the language being built; `page`, `stash` and `rule` (the
    rule that the page shows, if any) those of the page being read. `rendered` outlives a build.
    """

    serving: bool = False
    site_url: str
    run: Run
    files: Files
    navigation: Navigation
    page: Page
    stash: Stash
    rule: RulePage | None
    config: MkDocsConfig

    def __init__(self) -> None:
        self.rendered = RenderedPages()

    def on_startup(self, *, command: str, **_: object) -> None:
        """Remember whether the site is only previewed."""
        self.serving = command == "serve"

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Follow changes of the quoted files and of the package too."""
        watch_service(server, self.run.project.service)
        server.builder = reloading(server.builder, self.run.project.root)
        return server

    @event_priority(AFTER_I18N)  # the language's own configuration is then in place
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start a run with the first language, and give each language its words."""
        if not config.site_url:
            message = "SITE_URL is empty; leave it out, or give the site's whole address"
            raise PluginError(message)
        i18n: Any = config.plugins["i18n"]
        if not i18n.building:
            self.run = start_run(config, serving=self.serving)
        self.run.language = as_language(i18n.current_language)
        self.site_url = config.site_url
        self.config = config
        words = words_of(self.run.language)
        localize(config, words)
        search: Any = config.plugins["material/search"]  # it has made an index, at priority 0
        search.search_index = KeptIndex(self.run.project.cache / "search", search.config)
        if self.run.language != DEFAULT:  # one page for missing addresses speaks all languages
            config.theme.static_templates.discard(MISSING)
        slugs = self.run.project.library.slugs
        try:
            config.nav = localized_nav(self.run.nav, words, slugs)
        except ValueError as error:
            raise PluginError(str(error)) from None
        return config

    @event_priority(-50)  # before static-i18n, which gives rules' pages their languages
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for each rule; its source is made when it is read."""
        for slug in self.run.project.library.slugs:
            files.append(
                File(
                    f"rules/{slug}.md",
                    config.docs_dir,
                    config.site_dir,
                    config.use_directory_urls,
                )
            )
        return files

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> None:
        """Add the downloads, so that links to them are checked, and keep the order of pages."""
        self.files, self.navigation = files, nav
        try:
            project, language = self.run.project, self.run.language
            offered = {**project.downloads, **project.source_pages[language]}
            offered |= feeds(project.editions, self.site_url)
            offered |= redirect_pages(project.redirects, self.site_url)
            for path, content in offered.items():
                self.serve_file(path, content)
        except SourceError as error:
            raise PluginError(str(error)) from None

    def on_pre_page(self, page: Page, **_: object) -> Page:
        """Remember the page, for its macros; spare a preview what Markdown made of it before."""
        self.page, self.stash, self.rule = page, Stash(), None
        if self.serving:
            self.rendered.reuse(page)
        return page

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return the source of a rule's page, which no file holds."""
        folder, name = posixpath.split(page.file.src_uri)
        slug = name.removesuffix(".md")
        is_rule = folder == "rules" and slug in self.run.project.library.slugs
        return f'{{{{ rule_page("{slug}") }}}}\n' if is_rule else None

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put in the place of the marks what macros kept, and take the page's Markdown."""
        filled = self.stash.fill(html)
        if self.rule is None:
            self.run.markdown[page.url] = page_markdown(filled)
        else:
            # Not before: the macros plugin would run what a title has in braces.
            page.meta["title"] = escape(self.rule.title)
            page.meta["description"] = escape(self.rule.description)
            page.toc = table_of_contents(self.rule.headings)
            page.present_anchor_ids = {heading.id for heading in self.rule.headings}
        address = page.url.removeprefix(url_prefix(self.run.language))
        return f"{filled}{aliases(self.run.project.redirects, address, self.view)}"

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> None:
        """Give templates their words, and write each page as Markdown and the list of them.

        MkDocs would make pages of `.md` files that it is told of, so they are written here, when
        all pages are read.
        """
        env.globals.update(template_globals(self.run.language))
        env.bytecode_cache = self.run.templates
        site = Path(config.site_dir)
        offered = {addresses.markdown_twin(url): text for url, text in self.run.markdown.items()}
        address = f"{url_prefix(self.run.language)}{addresses.AGENTS_LIST}"
        offered[address] = agents_list(
            self.navigation, self.run.project.library, self.run.language, self.site_url
        )
        for path, text in offered.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        self.run.markdown.clear()

    def on_page_context(
        self, context: dict[str, Any], *, page: Page, **_: object
    ) -> dict[str, Any]:
        """Tell templates where the page is in each language."""
        path = page.url.removeprefix(url_prefix(self.run.language))
        context["alternates"] = {
            language: f"{self.site_url}{url_prefix(language)}{path}" for language in LANGUAGES
        }
        return context

    def on_post_page(self, output: str, **_: object) -> str:
        """Add the language's search, and the policy."""
        return self._finished(output)

    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """Add the search and the policy to the page for missing addresses."""
        return self._finished(output) if template_name == MISSING else output

    @event_priority(AFTER_I18N)  # it builds the other languages, and the index of all, at -100
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Finish the site, once all languages are built."""
        i18n: Any = config.plugins["i18n"]
        if not i18n.building:
            finish_site(Path(config.site_dir), self.run.project, serving=self.serving)

    @property
    def view(self) -> View:
        """The page being read, as finished HTML sees it."""
        to_root = get_relative_url(".", self.page.url)
        return View(self.run.language, "" if to_root == "." else f"{to_root.rstrip('/')}/")

    def show_rule(self, slug: str) -> Markup:
        """Return a rule's page, and tell MkDocs what it would have learnt from Markdown."""
        project, language = self.run.project, self.run.language
        if slug not in project.library.slugs:
            message = f'rule_page("{slug}"): there is no rules/{language}/{slug}.mdc'
            raise PluginError(f"{self.page.file.src_uri}: {message}")
        rule = project.library.rule(slug, language)
        tokens, claims = project.tokens[language][slug], project.claims.get(slug)
        self.rule = rule_page(rule, tokens, self.view, project.proofs, claims)
        self.run.markdown[self.page.url] = rule.raw.decode()
        return self.rule.html

    def serve_file(self, path: str, content: bytes) -> None:
        """Offer a file at a path below the site's root."""
        if path not in self.files.src_uris:
            self.files.append(File.generated(self.config, path, content=content))

    def _finished(self, html: str) -> str:
        """Return a page with its search and its policy.

        A preview has no policy: MkDocs puts its script for reloading into it.
        """
        html = without_indentation(with_search(html, self.run.language))
        return csp.without_policy(html) if self.serving else csp.with_policy(html)


def plugin_of(config: MkDocsConfig) -> RulebookPlugin:
    """Return the plugin that a configuration's `hooks.py` made."""
    hooks: Any = config.plugins["hooks.py"]
    plugin: RulebookPlugin = hooks.plugin
    return plugin
