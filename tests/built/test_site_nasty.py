"""Any text is only text: rules that are ugly to render harm neither reader nor neighbour."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, tostring

import pytest
from playwright.sync_api import Dialog, Page, expect
from support import ANNOTATED_PAGE, NASTY, NEW_SLUG, PAGES, PREFIX, HtmlPage, SitePage, read_page

from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule

UGLY = read_rules(NASTY)
UGLY_PAGES = [
    pytest.param(SitePage(f"rules/{rule.slug}/", language), rule, id=f"{language}-{rule.slug}")
    for language, rules in UGLY.items()
    for rule in rules
]

# Markdown uses these words up: labels of references, and the cell that is one more than its head.
CHANGED = {ANNOTATED_PAGE, "is-it-current/"}
"""Pages with notes of the extended project, or the number of its newest edition."""

UNSEEN = {"916-references": {"ko": {"d", "p", "남음"}, "en": {"d", "p", "surplus"}}}


@pytest.fixture(scope="session")
def nasty_url(extended_site: Path, serve: Callable[..., str]) -> str:
    return serve(extended_site, PREFIX)


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
    extended_site: Path, shown: SitePage, rule: Rule
) -> None:
    read = read_page(extended_site / shown.address / "index.html")
    blocks = ["".join(pre.itertext()) for pre in rule_body(read).iter("pre")]
    assert blocks == [block.content for block in rule.outline.blocks]


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_no_word_of_a_rule_is_swallowed(extended_site: Path, shown: SitePage, rule: Rule) -> None:
    read = read_page(extended_site / shown.address / "index.html")
    seen = Counter(words(" ".join(article(read).itertext())))
    # A link holds its address and title, a fence's language colours it, a list counts itself.
    for link in rule_body(read).iter("a"):
        seen += Counter(words(f"{unquote(link.get('href', ''))} {link.get('title', '')}"))
    seen += Counter(words(" ".join(block.info for block in rule.outline.blocks)))
    body = re.sub(r"^[\s>]*\d+[.)]\s", "", rule.body, flags=re.MULTILINE)
    missing = Counter(words(unescape(body))) - seen
    assert set(missing) == UNSEEN.get(rule.slug, {}).get(shown.language, set())


@pytest.mark.parametrize(("shown", "rule"), UGLY_PAGES)
def test_an_ugly_rule_is_a_sound_page(extended_site: Path, shown: SitePage, rule: Rule) -> None:
    read = read_page(extended_site / shown.address / "index.html")
    assert read.errors == ()
    assert len(set(read.ids)) == len(read.ids)
    assert len(list(article(read).iter("h1"))) == 1
    # A rule without a title gets one from its name, which is no heading of the rule.
    anchors = [anchor for anchor in read.heading_ids if anchor]
    assert len(anchors) == len(rule.outline.headings)
    twin = read_page(extended_site / shown.twin.address / "index.html")
    assert anchors == [anchor for anchor in twin.heading_ids if anchor]


def test_neighbours_of_ugly_rules_are_unharmed(site: Path, extended_site: Path) -> None:
    added = {rule.slug for rule in UGLY["en"]} | {NEW_SLUG}
    compared = 0
    for shown in PAGES:
        beside, alone = (
            tostring(article(read_page(folder / shown.address / "index.html")), "unicode")
            for folder in (extended_site, site)
        )
        # A list of rules names the added ones, too.
        if shown.path not in CHANGED and not any(slug in beside for slug in added):
            assert beside == alone, shown
            compared += 1
    assert compared > len(PAGES) / 2


def rule_body(page: HtmlPage) -> Element:
    return next(div for div in article(page).iter("div") if div.get("class") == "rule-body")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
