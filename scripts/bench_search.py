"""Measure search: what it weighs, and how long the first and the next results take.

`python scripts/bench_search.py site` prints the figures of a built site; each time is the median
of five visits in the real browser, from the last key to the shown result.
"""

import gzip
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from chromium import ARGUMENTS, chromium
from github_pages import serve
from playwright.sync_api import Browser, expect, sync_playwright

VISITS = 5
QUERIES = {"ko": ("트랜잭션을", "의존성 주입"), "en": ("transactions", "dependency injection")}
HOME = {"ko": "", "en": "en/"}


def measure_search(site: Path) -> dict[str, float]:
    """Return what was measured, by name: bytes of the files, milliseconds of the answers."""
    figures: dict[str, float] = {}
    for name in (
        "search/ko.json",
        "search/en.json",
        "assets/js/search-start.js",
        "assets/js/search.js",
    ):
        content = (site / name).read_bytes()
        figures[f"{name}, bytes"] = len(content)
        figures[f"{name}, bytes compressed"] = len(gzip.compress(content, mtime=0))
    with serve(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS])
        for language, queries in QUERIES.items():
            visits = [_visit(browser, base + HOME[language], queries) for _ in range(VISITS)]
            for name, times in zip(("first", "next"), zip(*visits, strict=True), strict=True):
                figures[f"{name} result ({language}), ms"] = round(median(times))
        browser.close()
    return figures


def _visit(browser: Browser, address: str, queries: tuple[str, ...]) -> list[float]:
    """Return how long each query took, in milliseconds, in a browser with an empty cache."""
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("/")
    times = []
    for query in queries:
        page.get_by_role("textbox").fill("")
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        start = perf_counter()
        page.keyboard.insert_text(query)
        page.locator(".md-search-result__item").first.wait_for()
        times.append(1000 * (perf_counter() - start))
    page.close()
    return times


if __name__ == "__main__":
    for figure, value in measure_search(Path(sys.argv[1])).items():
        print(f"{figure}: {value:,.0f}")
