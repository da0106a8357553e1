"""The filter of "How each rule is enforced": by rule, catcher and severity, with the keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import read_page

from rulebook.language import LANGUAGES, Language, url_prefix

PAGE = "guide/what-catches-what/"


def shown(page: Page) -> int:
    return page.locator("tr[data-rule]:visible").count()


def test_without_the_script_the_page_is_a_plain_table(site: Path) -> None:
    tree = read_page(site / "en" / PAGE / "index.html").tree
    (form,) = [each for each in tree.iter("form") if each.get("id") == "filter-table"]
    assert "hidden" in form.attrib
    rows = [row for row in tree.iter("tr") if row.get("data-rule")]
    assert len(rows) > 200
    assert not [row for row in rows if "hidden" in row.attrib or not row.get("data-by")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_narrow_the_tables_and_are_counted(
    page: Page, base_url: str, language: Language
) -> None:
    page.goto(f"{base_url}{url_prefix(language)}{PAGE}")
    status = page.locator("#filter-table [role=status]")
    all_rows = shown(page)
    expect(status).to_contain_text(str(all_rows))
    page.locator("#filter-rule").select_option("310-migrations")
    expect(page.locator('h2[id="310-migrations"]')).to_be_visible()
    expect(page.locator('h2[id="001-core"]')).to_be_hidden()
    of_rule = shown(page)
    assert 0 < of_rule < all_rows
    page.locator("#filter-by").select_option("check")
    assert 0 < shown(page) <= of_rule
    expect(status).to_contain_text("100")
    assert set(
        page.locator("tr[data-rule]:visible").evaluate_all(
            "rows => rows.map(row => row.dataset.rule)"
        )
    ) == {"310-migrations"}


def test_the_choice_is_in_the_address_and_comes_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}en/{PAGE}")
    page.get_by_label("Severity").focus()
    page.keyboard.press("E")  # the keyboard alone: Error
    expect(page).to_have_url(re.compile(r"\?severity=error$"))
    chosen = shown(page)
    page.reload()
    expect(page.get_by_label("Severity")).to_have_value("error")
    assert shown(page) == chosen


def test_a_value_that_is_not_offered_filters_nothing(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}en/{PAGE}?by=nothing")
    expect(page.get_by_label("Caught by")).to_have_value("")
    assert shown(page) > 200
