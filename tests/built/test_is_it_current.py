"""Readers learn of a copy whether it is current, older, edited or not ours; nothing is uploaded."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from support import ROOT, SITE_URL

from rulebook.language import LANGUAGES, Language, url_prefix
from rulebook.rules.editions import read_editions
from rulebook.rules.library import read_rules
from rulebook.site.renderings import agent_named

RULES = read_rules(ROOT / "rules")
EDITIONS = read_editions(ROOT / "rules")
NEWEST = EDITIONS[-1].number
ATOM = "{http://www.w3.org/2005/Atom}"


def ask(page: Page, text: str) -> None:
    page.goto("en/is-it-current/")
    page.get_by_label("Text of a rule, with its frontmatter").fill(text)
    page.get_by_role("button", name="Check").click()


def answer(page: Page, said: str) -> None:
    expect(page.locator("#is-it-current-results section")).to_contain_text(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_today_is_current(page: Page, language: Language) -> None:
    rule = RULES[language][0]
    ask(page, rule.raw.decode())
    answer(page, f"Current: {rule.slug}, edition {NEWEST}.")


def test_line_ends_and_the_final_newline_are_no_edits(page: Page) -> None:
    text = RULES["en"][1].raw.decode()
    page.goto("en/is-it-current/")
    page.locator("input[type=file]").set_input_files(
        {
            "name": "copy.mdc",
            "mimeType": "text/plain",
            "buffer": ("\ufeff" + text.rstrip("\n").replace("\n", "\r\n")).encode(),
        }
    )
    answer(page, "Current:")


def test_a_copy_for_another_agent_is_known_too(page: Page) -> None:
    rule = RULES["en"][0]
    rendered = agent_named("devin").render(rule, RULES["en"])
    ask(page, rendered.content.decode())
    answer(page, f"Current: {rule.slug}")


def test_a_copy_of_an_older_edition_shows_what_has_changed(page: Page) -> None:
    old = next(file for file in EDITIONS[0].files if file.language == "en")
    ask(page, old.raw.decode())
    answer(page, f"{old.slug} of edition {EDITIONS[0].number}; edition {NEWEST} is the newest")
    expect(page.locator(".difference ins").first).to_be_visible()
    expect(page.locator(".difference del").first).to_be_visible()


def test_an_edited_copy_shows_ones_own_lines(page: Page) -> None:
    ask(page, RULES["en"][0].raw.decode() + "- One line of ours\n")
    answer(page, "Edited by you")
    expect(page.locator(".difference ins")).to_have_text("+ - One line of ours")


def test_a_foreign_text_is_unknown(page: Page) -> None:
    ask(page, "# Ruby rules\n\nUse two blanks.\n")
    answer(page, "Unknown")


def test_nothing_is_uploaded(page: Page, base_url: str) -> None:
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("request", note)
    ask(page, "# Ruby rules\n\nUse two blanks.\n")
    answer(page, "Unknown")
    assert all(request.method == "GET" for request in requests)
    assert all(request.url.startswith((base_url, "data:")) for request in requests)
    assert not any("Ruby" in request.url for request in requests)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_announces_every_edition(site: Path, language: Language) -> None:
    feed = ET.parse(site / url_prefix(language) / "feed.xml").getroot()  # noqa: S314 - our own file
    links = [link.get("href") for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")]
    page = f"{SITE_URL}{url_prefix(language)}guide/editions/"
    assert links == [f"{page}#edition-{edition.number}" for edition in reversed(EDITIONS)]
    html = (site / url_prefix(language) / "guide/editions/index.html").read_text()
    assert all(f'id="edition-{edition.number}"' in html for edition in EDITIONS)


def test_the_files_of_every_edition_are_served(site: Path) -> None:
    for edition in EDITIONS:
        for file in edition.files:
            served = site / f"editions/{edition.number}/{file.language}/{file.slug}.mdc"
            assert served.read_bytes() == file.raw
