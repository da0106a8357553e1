"""How the site is read: by keyboard, in either language, without JavaScript, safely, anywhere."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from support import (
    PAGES,
    PREFIX,
    ROOT,
    RULE_PAGES,
    SHORT_AND_LONG_RULES,
    SITE_URL,
    SitePage,
    read_page,
    reads_every_page,
)

from rulebook.rules.library import read_rules

RULES = read_rules(ROOT / "rules")

FASTAPI = "rules/100-fastapi/"


# By keyboard


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto(FASTAPI)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert "md-skip" in (skip.get_attribute("class") or "")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused_in_article = page.evaluate("document.activeElement.closest('article') !== null")
    assert focused_in_article


@pytest.mark.parametrize("address", ["", FASTAPI, f"en/{FASTAPI}"])
def test_every_link_and_button_of_the_content_is_reached_by_tab(page: Page, address: str) -> None:
    page.goto(address)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("article a[href], article button, article summary")]
             .filter(element => element.checkVisibility())
             .map((element, position) => (element.dataset.test = position, position))"""
    )
    reached: list[int] = []
    for _ in range(len(wanted) * 3 + 60):
        page.keyboard.press("Tab")
        position = page.evaluate("document.activeElement.dataset.test")
        if position is not None:
            reached.append(int(position))
        if len(reached) == len(wanted):
            break
    assert wanted
    assert reached == wanted


# What may show that an element, or what stands for it, has the focus.
FOCUS_STYLE = """element => [element, ...element.labels ?? []].map(shown => {
  const {outlineStyle, outlineWidth, outlineColor, boxShadow, opacity} = getComputedStyle(shown);
  return [outlineStyle, outlineWidth, outlineColor, boxShadow, opacity].join();
}).join()"""


@pytest.mark.parametrize(
    "what",
    [
        ".md-logo",
        "[name=__palette]",
        ".md-header a[hreflang]",
        ".rule-actions button",
        ".rule-actions a",
        ".rule-raw summary",
        ".md-tabs__link",
        "article h2 .headerlink",
    ],
)
def test_what_has_the_focus_is_seen_to_have_it(page: Page, what: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(FASTAPI)
    page.keyboard.press("Tab")  # so that the browser takes the focus for a keyboard's
    element = page.locator(what).first
    before = element.evaluate(FOCUS_STYLE)
    element.focus()
    page.wait_for_function(
        f"([element, before]) => ({FOCUS_STYLE})(element) !== before",
        arg=[element.element_handle(), before],
    )


def test_search_works_by_keyboard_alone(page: Page, base_url: str) -> None:
    page.goto("en/")
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type("dependency injection")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(f"{base_url}en/") + ".+"))


def test_escape_leaves_the_search(page: Page) -> None:
    page.goto("en/")
    query = page.locator("[data-md-component=search-query]")
    page.keyboard.press("/")
    expect(query).to_be_focused()
    page.keyboard.press("Escape")
    expect(query).not_to_be_focused()


def test_the_palette_is_changed_by_keyboard_and_kept(page: Page) -> None:
    page.goto("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[name=__palette]").first.focus()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(FASTAPI)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


# In either language


@pytest.mark.parametrize("shown", [*RULE_PAGES[:1], *RULE_PAGES[-1:]], ids=str)
def test_the_language_switch_keeps_page_and_fragment(
    page: Page, base_url: str, shown: SitePage
) -> None:
    page.goto(shown.address)
    fragment = page.locator("article h2[id]").nth(1).get_attribute("id")
    page.goto(f"{shown.address}#{fragment}")
    page.locator(f".md-header a[hreflang={shown.twin.language}]").click()
    page.wait_for_url(f"{base_url}{shown.twin.address}#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_in_viewport()


@pytest.mark.parametrize("shown", PAGES, ids=str)
def test_every_page_links_to_its_twin(site: Path, shown: SitePage) -> None:
    read = read_page(site / shown.address / "index.html")
    links = [
        link.get("href", "")
        for link in read.tree.iter("a")
        if link.get("hreflang") == shown.twin.language
    ]
    assert len(links) == 1
    target = urljoin(f"{SITE_URL}{shown.address}", links[0])
    assert target == f"{SITE_URL}{shown.twin.address}"


# Without JavaScript


@pytest.fixture
def page_without_scripts(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("shown", SHORT_AND_LONG_RULES, ids=str)
def test_a_rule_is_read_and_downloaded_without_scripts(
    page_without_scripts: Page, shown: SitePage
) -> None:
    page = page_without_scripts
    slug = shown.path.split("/")[1]
    rule = next(rule for rule in RULES[shown.language] if rule.slug == slug)
    page.goto(shown.address)
    expect(page.locator("article h1")).to_be_visible()
    for heading in page.locator("article h2").all():
        expect(heading).to_be_visible()
    expect(page.locator(".rule-actions button")).to_be_hidden()
    expect(page.locator(".rule-raw")).to_be_hidden()
    with page.expect_download() as download:
        page.locator(f".rule-actions a[href$='{slug}.mdc']").click()
    assert Path(download.value.path()).read_bytes() == rule.raw


def test_the_site_is_walked_without_scripts(page_without_scripts: Page, base_url: str) -> None:
    page = page_without_scripts
    page.goto("")
    page.locator("article a[href*='100-fastapi']").first.click()
    assert page.url == f"{base_url}{FASTAPI}"
    page.locator("a[hreflang=en]").first.click()
    assert page.url == f"{base_url}en/{FASTAPI}"


# Safely


def policy_of(file: Path) -> dict[str, list[str]]:
    meta = read_page(file).tree.find("head/meta[@http-equiv='Content-Security-Policy']")
    assert meta is not None, file
    directives = (directive.split() for directive in meta.get("content", "").split(";"))
    return {name: sources for name, *sources in directives}


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@reads_every_page
def test_every_page_forbids_foreign_origins_and_unknown_scripts(site: Path) -> None:
    own = re.compile(r"'none'|'self'|data:|'sha256-[A-Za-z0-9+/]{43}='")
    for file in html_files(site):
        policy = policy_of(file)
        assert policy["default-src"] == ["'none'"], file
        assert policy["object-src"] == ["'none'"], file
        assert policy["base-uri"] in (["'self'"], ["'none'"]), file
        sources = [source for sources in policy.values() for source in sources]
        assert [source for source in sources if not own.fullmatch(source)] == [], file
        assert "data:" not in policy["script-src"], file


def test_the_policy_stands_before_all_that_it_governs(site: Path) -> None:
    for file in html_files(site):
        head = file.read_text().split("Content-Security-Policy")[0]
        assert not re.search(r"<(script|link|style|img)", head), file


@reads_every_page
def test_inline_scripts_are_known_by_their_hash(site: Path) -> None:
    for file in html_files(site):
        allowed = set(policy_of(file)["script-src"])
        for script in read_page(file).tree.iter("script"):
            if script.get("src") is None and script.get("type") != "application/json":
                digest = b64encode(sha256((script.text or "").encode()).digest()).decode()
                assert f"'sha256-{digest}'" in allowed, file


@reads_every_page
def test_no_element_carries_a_handler_or_a_style(site: Path) -> None:
    for file in html_files(site):
        for element in read_page(file).tree.iter():
            handlers = [name for name in element.keys() if name.startswith("on")]  # noqa: SIM118 - an element iterates over its children
            assert handlers == [], file


@pytest.fixture
def foreign_origin() -> Iterator[tuple[str, list[str]]]:
    """Another origin that answers anything, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_policy_stops_injected_scripts_and_foreign_requests(
    page: Page, foreign_origin: tuple[str, list[str]]
) -> None:
    origin, asked = foreign_origin
    page.goto(FASTAPI)
    page.evaluate(
        """async origin => {
          window.violations = 0;
          document.addEventListener("securitypolicyviolation", () => window.violations++);
          const put = (tag, attributes) =>
            document.body.append(Object.assign(document.createElement(tag), attributes));
          put("script", {textContent: "window.stolen = true"});
          put("script", {src: `${origin}/script`});
          put("img", {src: `${origin}/image`});
          put("link", {rel: "stylesheet", href: `${origin}/style`});
          put("iframe", {src: `${origin}/frame`});
          await fetch(`${origin}/fetch`).catch(() => {});
        }""",
        origin,
    )
    page.wait_for_function("window.violations >= 6")
    assert page.evaluate("window.stolen") is None
    assert asked == []


# Anywhere


@pytest.mark.parametrize(("fixture", "prefix"), [("made_site", "/"), ("site", PREFIX)])
def test_the_site_works_wherever_site_url_puts_it(
    page: Page,
    serve: Callable[..., str],
    request: pytest.FixtureRequest,
    fixture: str,
    prefix: str,
) -> None:
    site = request.getfixturevalue(fixture)
    base = serve(site, prefix)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(base)
    page.locator("article a[href*='100-fastapi']").first.click()
    page.locator(".md-header a[hreflang=en]").click()
    page.wait_for_url(f"{base}en/{FASTAPI}")
    with page.expect_download() as download:
        page.locator(".rule-actions a[href$='.zip']").click()
    assert Path(download.value.path()).read_bytes() == (site / "cursor-rules-en.zip").read_bytes()
    assert complaints == []
    answer = page.goto(f"{base}deep/inside/missing")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("article")).to_be_visible()
    assert [line for line in complaints if "404 (Not Found)" not in line] == []
    assert len(complaints) == 1
    page.locator("article a[href]").first.click()
    assert page.url.startswith(base)
