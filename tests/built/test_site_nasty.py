"""Any text is only text: rules that are ugly to render harm neither reader nor neighbour."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

import pytest
from playwright.sync_api import Dialog, Page, expect
from support import (
    PAGES,
    PREFIX,
    ROOT,
    HtmlPage,
    SitePage,
    copy_project,
    read_page,
    run_build,
    stand_in_proofs,
)

from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule

NASTY = read_rules(ROOT / "tests" / "nasty")
UGLY_PAGES = [
    pytest.param(SitePage(f"rules/{rule.slug}/", language), rule, id=f"{language}-{rule.slug}")
    for language, rules in NASTY.items()
    for rule in rules
]

# Markdown uses these words up: labels of references, and the cell that is one more than its head.
UNSEEN = {"916-references": {"ko": {"d", "p", "남음"}, "en": {"d", "p", "surplus"}}}


def is_list(page: SitePage) -> bool:
    """Say whether a page lists all rules, the ugly ones too."""
    return page.path in {"", "rules/", "guide/structure/", "guide/what-catches-what/"}


def _build(folder: Path) -> CompletedProcess[str]:
    project = copy_project(folder.parent / f"{folder.name}-project")
    shutil.copytree(ROOT / "tests" / "nasty", project / "rules", dirs_exist_ok=True)
    stand_in_proofs(project / "rules")
    return run_build(project, folder)


@pytest.fixture(scope="session")
def nasty_site(build_once: Callable[..., Path]) -> Path:
    """The site with every nasty rule beside the real ones."""
    return build_once("nasty", _build)


@pytest.fixture(scope="session")
def nasty_url(nasty_site: Path, serve: Callable[..., str]) -> str:
    return serve(nasty_site, PREFIX)


def article(page: HtmlPage) -> Element:
    return next(page.tree.iter("article"))


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_nothing_in_a_rule_runs_or_is_fetched(
    page: Page, nasty_url: str, shown: SitePage, rule: Rule
) -> None:
    dialogs: list[str] = []
    complaints: list[str] = []
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{nasty_url}{shown.address}")
    assert page.url == f"{nasty_url}{shown.address}"
    assert dialogs == []
    assert complaints == []
    assert [url for url in asked if not url.startswith(nasty_url)] == []
    page.locator(".rule-raw summary").click()
    raw = page.locator("#__raw")
    expect(raw).not_to_be_empty()
    assert raw.text_content() == rule.raw.decode()


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_every_code_block_is_shown_as_it_stands(
    nasty_site: Path, shown: SitePage, rule: Rule
) -> None:
    read = read_page(nasty_site / shown.address / "index.html")
    blocks = ["".join(pre.itertext()) for pre in rule_body(read).iter("pre")]
    assert blocks == [block.content for block in rule.outline.blocks]


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_no_word_of_a_rule_is_swallowed(nasty_site: Path, shown: SitePage, rule: Rule) -> None:
    read = read_page(nasty_site / shown.address / "index.html")
    seen = Counter(words(" ".join(article(read).itertext())))
    # A link holds its address and title, a fence's language colours it, a list counts itself.
    for link in article(read).iter("a"):
        seen += Counter(words(f"{unquote(link.get('href', ''))} {link.get('title', '')}"))
    seen += Counter(words(" ".join(block.info for block in rule.outline.blocks)))
    body = re.sub(r"^[\s>]*\d+[.)]\s", "", rule.body, flags=re.MULTILINE)
    missing = Counter(words(unescape(body))) - seen
    assert set(missing) == UNSEEN.get(rule.slug, {}).get(shown.language, set())


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_an_ugly_rule_is_a_sound_page(nasty_site: Path, shown: SitePage, rule: Rule) -> None:
    read = read_page(nasty_site / shown.address / "index.html")
    assert read.errors == ()
    assert len(set(read.ids)) == len(read.ids)
    assert len(list(article(read).iter("h1"))) == 1
    # A rule without a title gets one from its name, which is no heading of the rule.
    anchors = [anchor for anchor in read.heading_ids if anchor]
    assert len(anchors) == len(rule.outline.headings)
    twin = read_page(nasty_site / shown.twin.address / "index.html")
    assert anchors == [anchor for anchor in twin.heading_ids if anchor]


@pytest.mark.parametrize("shown", [page for page in PAGES if not is_list(page)], ids=str)
def test_neighbours_of_ugly_rules_are_unharmed(
    site: Path, nasty_site: Path, shown: SitePage
) -> None:
    beside, alone = (
        tostring(article(read_page(folder / shown.address / "index.html")))
        for folder in (nasty_site, site)
    )
    assert beside == alone


def rule_body(page: HtmlPage) -> Element:
    return next(div for div in article(page).iter("div") if div.get("class") == "rule-body")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
