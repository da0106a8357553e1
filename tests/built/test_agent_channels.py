"""The built site serves agents: skills that installers find, and links that last."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import ProxyHandler, build_opener

import pytest
from playwright.sync_api import Page, expect
from support import ROOT

from rulebook.language import LANGUAGES, Language, url_prefix
from rulebook.site.published import link_faults
from rulebook.site.redirects import read_redirects

DIRECT = build_opener(ProxyHandler({}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_installer_finds_skills_below_the_sites_path_and_can_verify_them(
    base_url: str, language: Language
) -> None:
    address = f"{base_url}{url_prefix(language)}.well-known/agent-skills/index.json"
    with DIRECT.open(address) as reply:
        assert reply.headers["Content-Type"].startswith("application/json")
        skills = json.loads(reply.read())["skills"]
    assert skills
    for skill in skills:
        with DIRECT.open(urljoin(address, skill["url"])) as reply:
            assert reply.headers["Content-Type"].startswith("text/markdown")
            assert f"sha256:{sha256(reply.read()).hexdigest()}" == skill["digest"]


def test_every_link_that_was_ever_published_still_leads_somewhere(site: Path) -> None:
    assert [str(fault) for fault in link_faults(ROOT, site)] == []


@pytest.mark.parametrize("old", read_redirects(ROOT).pages)
def test_a_page_that_is_gone_leads_on(page: Page, old: str) -> None:
    page.goto(f"en/{old}")
    page.wait_for_url(f"**/en/{read_redirects(ROOT).pages[old]}")
    expect(page.locator("h1")).to_be_visible()


def test_a_tab_shows_its_agent_alone(page: Page) -> None:
    page.goto("en/guide/agents/")
    page.get_by_text("Claude Code", exact=True).first.click()
    shown = page.locator(".tabbed-block:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("rules-claude-code-en.zip")


def test_the_tabs_work_with_the_keyboard(page: Page) -> None:
    page.goto("en/guide/agents/")
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tabbed-block:visible")).to_contain_text("rules-claude-code-en.zip")
