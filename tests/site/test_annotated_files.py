"""A file with notes on a real page: the notes open, and people take away the file's own bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import ANNOTATED_FILE, ANNOTATED_PAGE, PREFIX, ROOT

from rulebook.language import LANGUAGES, Language, url_prefix


@pytest.fixture(scope="session")
def address(extended_site: Path, serve: Callable[..., str]) -> str:
    """Give the address of a site with notes on a page."""
    return serve(extended_site, PREFIX)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_with_notes_can_be_read_copied_and_downloaded(
    page: Page, address: str, language: Language
) -> None:
    source = (ROOT / ANNOTATED_FILE).read_bytes()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}{url_prefix(language)}{ANNOTATED_PAGE}")

    page.locator(".md-annotation__index").first.click(force=True)  # it never stops pulsing
    expect(page.get_by_text("See this.")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator(".highlight.annotate .md-code__button").first.click(force=True)
    page.wait_for_function("navigator.clipboard.readText().then(text => text.length > 0)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == source.decode().rstrip()

    with page.expect_download() as download:
        page.locator("a[download='pyproject.toml']").click()
    assert download.value.suggested_filename == "pyproject.toml"
    assert Path(download.value.path()).read_bytes() == source
