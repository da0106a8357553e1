"""Take the pictures of the README files: a rule's page in the built site, in each language.

`make pictures` builds the site, then runs this.
"""

from pathlib import Path

from chromium import ARGUMENTS, chromium
from github_pages import serve
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1280, 800
PICTURES = {
    "rules/100-fastapi/": "rule-page.png",
    "en/rules/100-fastapi/": "rule-page.en.png",
}


def main() -> None:
    """Write one picture per language to docs/assets."""
    with serve(ROOT / "site") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        for address, name in PICTURES.items():
            page.goto(base + address, wait_until="networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=ROOT / "docs" / "assets" / name)
        browser.close()


if __name__ == "__main__":
    main()
