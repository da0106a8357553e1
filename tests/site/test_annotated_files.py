"""A file with notes on a real page: the notes open, and people take away the file's own bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import PREFIX, ROOT, copy_project, run_build

FILE = "examples/modern-python-api/pyproject.toml"
CALL = f"""
{{{{ annotated("{FILE}", {{"requires-python": "See **this**.", "[tool.ruff]": "And that."}}) }}}}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Build the site with a note on a page; return the page's address."""
    folder = tmp_path_factory.mktemp("annotated")
    project = copy_project(folder / "project")
    for name in ("stack.md", "stack.en.md"):
        with (project / "docs/guide" / name).open("a", encoding="utf-8") as page:
            page.write(CALL)
    built = run_build(project, folder / "site")
    assert built.returncode == 0, built.stdout
    return serve(folder / "site", PREFIX)


@pytest.mark.parametrize("path", ["guide/stack/", "en/guide/stack/"])
def test_a_file_with_notes_can_be_read_copied_and_downloaded(
    page: Page, address: str, path: str
) -> None:
    source = (ROOT / FILE).read_bytes()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + path)

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
