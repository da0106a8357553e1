"""Promises that hold on every page of the site.

The browser looks at each page once, on a phone. axe, which takes long, looks by light and by dark
at as few pages as have every kind of element together. What HTML can tell is asked of the HTML.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, tostring

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize
from support import (
    ALTERNATE_LANGUAGES,
    PAGES,
    PREFIX,
    RULE_PAGES,
    SITE_URL,
    HtmlPage,
    SitePage,
    read_page,
    reads_every_page,
)

MISSING = "no/such/page/"
"""An address that no page has: the server answers with 404.html."""

SOURCES = (
    "source/src/app/main.py.html",
    "en/source/pyproject.toml.html",
    "source/compose.yaml.html",
    "en/source/Dockerfile.html",
)
"""A page of each kind of file of the service; all of them are made by one template."""

# One worker visits a page once, whatever is asked of it.
ADDRESSES = [
    pytest.param(address, marks=pytest.mark.xdist_group(address), id=f"/{address}")
    for address in [*(page.address for page in PAGES), *SOURCES, MISSING]
]

PHONE: ViewportSize = {"width": 360, "height": 740}

FIRST_VISIT_LIMIT = 70_000
"""Bytes of everything that a rule page asks for on a first visit, as they travel."""

# What reaches over the right edge of a page that scrolls sideways.
WIDE_ELEMENTS = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= edge) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(element => element.getBoundingClientRect().right > edge + 1)
    .slice(0, 5)
    .map(element => element.outerHTML.slice(0, 120));
}"""

OPEN_WHAT_IS_FOLDED = "document.querySelectorAll('details').forEach(details => details.open = true)"

# Rows and items that have the same elements, with the same classes, as one before them: axe sees
# one of each. What they say in words is asked of the HTML, on every page.
DROP_WHAT_IS_ALIKE = """() => {
  const kinds = element => [element, ...element.querySelectorAll("*")]
    .map(each => `${each.localName}.${each.getAttribute("class") ?? ""}`);
  for (const parent of document.querySelectorAll("tbody, ul, ol, article")) {
    const seen = new Set();
    for (const child of [...parent.children]) {
      const look = [...new Set(kinds(child))].sort().join(" ");
      if (seen.has(look)) child.remove();
      seen.add(look);
    }
  }
}"""

# axe need not describe each of the thousands of elements that pass.
AXE_OPTIONS = {"resultTypes": ["violations"]}

# The colour that the page is painted on, as the sum of its red, green and blue.
BACKGROUND = """() => [document.body, document.documentElement]
  .map(element => getComputedStyle(element).backgroundColor)
  .find(color => color !== "rgba(0, 0, 0, 0)")
  .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser with an empty cache saw of one page on a phone."""

    status: int
    answers: tuple[tuple[int, str], ...]
    weight: int
    complaints: tuple[str, ...]
    too_wide: tuple[str, ...]


type Visitor = Callable[[str], Visit]


@pytest.fixture(scope="session")
def visit(browser: Browser, base_url: str) -> Visitor:
    visits: dict[str, Visit] = {}

    def once(address: str) -> Visit:
        if address not in visits:
            visits[address] = _visit(browser, f"{base_url}{address}")
        return visits[address]

    return once


def _visit(browser: Browser, url: str) -> Visit:
    answers: list[tuple[int, str]] = []
    complaints: list[str] = []
    finished: list[Request] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser says of a page that is missing that it is missing.
        if message.location["url"] != url or "404" not in message.text:
            complaints.append(f"{message.type}: {message.text}")

    def finish(request: Request) -> None:
        finished.append(request)

    context = browser.new_context(viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    page.on("requestfinished", finish)
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    answer = page.goto(url, wait_until="networkidle")
    assert answer is not None
    weight = sum(request.sizes()["responseBodySize"] for request in finished)
    page.evaluate(OPEN_WHAT_IS_FOLDED)
    too_wide = page.evaluate(WIDE_ELEMENTS)
    context.close()
    return Visit(answer.status, tuple(answers), weight, tuple(complaints), tuple(too_wide))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_and_missing_ones_say_so(visit: Visitor, address: str) -> None:
    assert visit(address).status == (404 if address == MISSING else 200)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_the_site(visit: Visitor, base_url: str, address: str) -> None:
    assert [url for _, url in visit(address).answers if not url.startswith(base_url)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_that_a_page_asks_for_is_missing(visit: Visitor, address: str) -> None:
    missing = [url for status, url in visit(address).answers if status >= 400]
    assert [url for url in missing if not url.endswith(MISSING)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_complains_on_the_console(visit: Visitor, address: str) -> None:
    assert visit(address).complaints == ()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_scrolls_sideways_on_a_phone(visit: Visitor, address: str) -> None:
    assert visit(address).too_wide == ()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(page.address, marks=pytest.mark.xdist_group(page.address), id=str(page))
        for page in RULE_PAGES
    ],
)
def test_a_first_visit_to_a_rule_stays_light(visit: Visitor, address: str) -> None:
    assert 0 < visit(address).weight <= FIRST_VISIT_LIMIT


@pytest.fixture(scope="session")
def showcase(site: Path) -> list[str]:
    """Addresses of few pages that have every kind of element of the site together."""
    return fewest({file.relative_to(site).as_posix(): kinds_of(file) for file in html_files(site)})


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def kinds_of(file: Path) -> frozenset[tuple[str, str]]:
    """Return each element's name with each of its classes; the language is a kind, too."""
    return frozenset(
        (element.tag, name)
        for element in read_page(file).tree.iter()
        for name in (element.get("class") or element.get("lang") or "").split() or [""]
    )


def fewest(kinds: dict[str, frozenset[tuple[str, str]]]) -> list[str]:
    """Return pages that have all kinds together: always the one that adds most."""
    missing = set().union(*kinds.values())
    chosen = []
    while missing:
        best = max(sorted(kinds), key=lambda page: len(kinds[page] & missing))
        chosen.append(best)
        missing -= kinds[best]
    return chosen


def test_few_pages_show_every_kind_of_element() -> None:
    article, table, both = ("article", ""), ("table", "wide"), ("div", "tabs")
    assert fewest(
        {
            "a": frozenset({article}),
            "b": frozenset({article, table}),
            "c": frozenset({both, article}),
        }
    ) == ["b", "c"]


@reads_every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_follows_the_readers_light_or_dark(
    browser: Browser,
    base_url: str,
    showcase: list[str],
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    for address in showcase:
        page.goto(f"{base_url}{address}")
        brightness = page.evaluate(BACKGROUND)
        assert brightness > 600 if scheme == "light" else brightness < 200, address
        assert _axe(page) == [], address
    context.close()


@reads_every_page
def test_every_page_has_the_switch_and_scripts_of_those_that_axe_sees(
    site: Path, showcase: list[str]
) -> None:
    # The switch knows the reader's light or dark; the theme's script sets it.
    for files in (html_files(site / "source"), html_files(site / "en" / "source")):
        assert len({look_of(file) for file in files}) == 1
    seen = {look_of(site / address) for address in showcase}
    assert {look_of(file) for file in html_files(site)} == seen


def look_of(file: Path) -> frozenset[tuple[str, ...]]:
    """Return the style sheets, scripts and switches of a page, without the way to them."""
    return frozenset(
        (element.tag, element.get("data-md-color-media", ""), source.rpartition("/")[2])
        for element in read_page(file).tree.iter()
        if element.tag in {"script", "link", "input"}
        and element.get("rel") in {None, "stylesheet"}
        and (source := element.get("src") or element.get("href") or element.get("name") or "")
    )


def _axe(page: Page) -> list[str]:
    """Open what is folded and return axe's violations, one line an element."""
    page.evaluate(OPEN_WHAT_IS_FOLDED)
    page.evaluate(DROP_WHAT_IS_ALIKE)
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in Axe().run(page, options=AXE_OPTIONS).response["violations"]
        for node in violation["nodes"]
    ]


def test_the_site_has_the_pages_of_its_sources_and_no_others(site: Path) -> None:
    built = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    built -= {file.relative_to(site).as_posix() for file in source_files(site)}
    assert built == {f"{page.address}index.html" for page in PAGES} | {"404.html"}


def source_files(site: Path) -> list[Path]:
    return [*(site / "source").rglob("*.html"), *(site / "en" / "source").rglob("*.html")]


@reads_every_page
def test_the_pages_of_the_service_are_sound_and_come_in_twos(site: Path) -> None:
    files = source_files(site)
    titles = []
    for file in files:
        read = read_page(file)
        assert read.errors == (), file
        assert len(set(read.ids)) == len(read.ids), file
        assert read.description, file
        if read.tree.find("head/meta[@http-equiv='refresh']") is None:
            titles.append(read.title)
        inside = file.relative_to(site)
        twin = site / (inside.relative_to("en") if read.language == "en" else f"en/{inside}")
        assert twin.exists(), twin
    assert len(set(titles)) == len(titles) > 0


@pytest.fixture(scope="session")
def html(site: Path) -> dict[SitePage, HtmlPage]:
    return {page: read_page(site / page.address / "index.html") for page in PAGES}


@pytest.mark.parametrize("what", ["title", "description"])
def test_every_page_has_a_title_and_a_description_of_its_own(
    html: dict[SitePage, HtmlPage], what: str
) -> None:
    owners: dict[str, SitePage] = {}
    for page, read in html.items():
        text = getattr(read, what)
        assert text, page
        assert text not in owners, (page, owners[text])
        owners[text] = page


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_page_speaks_its_language(html: dict[SitePage, HtmlPage], page: SitePage) -> None:
    read = html[page]
    hangul = sum("가" <= character <= "힣" for character in read.title + read.description)
    assert read.language == page.language
    assert (hangul > 5) == (page.language == "ko")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_alternates_are_absolute_and_name_a_default(
    html: dict[SitePage, HtmlPage], page: SitePage
) -> None:
    read = html[page]
    assert read.canonical == f"{SITE_URL}{page.address}"
    assert set(read.alternates) == set(ALTERNATE_LANGUAGES)
    assert read.alternates[page.language] == f"{SITE_URL}{page.address}"
    assert read.alternates[page.twin.language] == f"{SITE_URL}{page.twin.address}"
    assert read.alternates["x-default"] in {SITE_URL + page.address, SITE_URL + page.twin.address}


@pytest.mark.parametrize("page", [page for page in PAGES if page.language == "ko"], ids=str)
def test_headings_have_the_same_english_anchors_in_both_languages(
    html: dict[SitePage, HtmlPage], page: SitePage
) -> None:
    anchors = html[page].heading_ids
    assert anchors == html[page.twin].heading_ids
    assert [anchor for anchor in anchors if not anchor or not anchor.isascii()] == []
    assert [anchor for anchor in anchors if anchor.startswith("_")] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_html_has_no_parse_error(html: dict[SitePage, HtmlPage], page: SitePage) -> None:
    assert html[page].errors == ()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_whatever_can_be_activated_has_a_name(
    html: dict[SitePage, HtmlPage], page: SitePage
) -> None:
    controls = [
        control
        for control in html[page].tree.iter()
        if control.tag in {"a", "button", "summary"} and control.get("aria-hidden") != "true"
    ]
    assert controls
    assert [tostring(control)[:200] for control in controls if not name_of(control)] == []


def name_of(control: Element) -> str:
    """Return what a screen reader says of a control: its label, its words or those of images."""
    images = (image.get("alt", "") for image in control.iter("img"))
    label = control.get("aria-label") or control.get("title") or ""
    return " ".join((label, *control.itertext(), *images)).strip()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_ids_are_unique(html: dict[SitePage, HtmlPage], page: SitePage) -> None:
    ids = html[page].ids
    assert [one for one in sorted(set(ids)) if ids.count(one) > 1] == []


def test_the_404_page_is_valid_too(site: Path) -> None:
    assert read_page(site / "404.html").errors == ()


def test_all_links_and_fragments_resolve(site: Path, tmp_path: Path) -> None:
    checked, broken = _check_links(site, tmp_path)
    assert checked > 100
    assert broken == []


@pytest.mark.parametrize(
    "link", ["no-such-page/", "#no-such-heading", "rules/#no-such-heading", f"{PREFIX}none/"]
)
def test_the_link_check_sees_what_is_broken(tmp_path: Path, link: str) -> None:
    site = tmp_path / "site"
    (site / "rules").mkdir(parents=True)
    (site / "rules" / "index.html").write_text("<!doctype html><h1 id=rules>Rules</h1>")
    (site / "index.html").write_text(f'<!doctype html><a href="{link}">there</a>')
    _, broken = _check_links(site, tmp_path)
    assert len(broken) == 1


def _check_links(site: Path, folder: Path) -> tuple[int, list[str]]:
    """Return how many links stand in the site, and those of its own that lead nowhere."""
    root = folder / "root"
    root.mkdir()
    (root / PREFIX.strip("/")).symlink_to(site)
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("lychee")),
            "--offline",
            "--include-fragments",
            "--no-progress",
            "--format=json",
            f"--root-dir={root}",
            "--index-files=index.html",
            f"--remap={SITE_URL} file://{site}/",
            str(site),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    broken = [
        f"{file}: {link['url']} {link['status']['text']}"
        for file, links in report["error_map"].items()
        for link in links
    ]
    return report["total"], broken
