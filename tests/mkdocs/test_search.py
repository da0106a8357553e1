"""Search, in the real browser: what readers type leads them to the right page of their language."""

import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Dialog, Locator, Page, Request, Route, expect
from support import PAGES, RULE_PAGES, SitePage

from rulebook.language import LANGUAGES, Language
from rulebook.mkdocs.search_index import split_index, with_search, write_indexes

TABLE: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("search_queries.toml").read_text(encoding="utf-8")
)
TABLE_RUNNER = Path(__file__).with_name("search_table.mjs")
HANGUL = re.compile("[가-힣]")
HOME = {"ko": "", "en": "en/"}
PLACEHOLDER = {"ko": "검색어를 입력하세요", "en": "Type to start searching"}
NONE_FOUND = {"ko": "검색어와 일치하는 문서가 없습니다", "en": "No matching documents"}


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the page that must be among the first three."""

    language: Language
    text: str
    page: str


QUERIES = [
    Query(language, text, page)
    for language in LANGUAGES
    for page, texts in TABLE[language].items()
    for text in texts
]
FAILING = {(entry["language"], entry["query"]) for entry in TABLE.get("failing", [])}


class Search:
    """The search box of a page, used as people with an input method use it."""

    def __init__(self, page: Page, base_url: str, language: str) -> None:
        self.language = language
        self.root = base_url
        self.box: Locator = page.get_by_role("textbox")
        self.meta: Locator = page.locator(".md-search-result__meta")
        self.items: Locator = page.locator(".md-search-result__item")
        self._keyboard = page.context.new_cdp_session(page)
        page.goto(base_url + HOME[language])
        page.keyboard.press("/")
        expect(self.box).to_be_focused()

    def compose(self, text: str) -> None:
        """Type as an input method does: the page sees a composition, and keys without a name."""
        end = {"selectionStart": len(text), "selectionEnd": len(text)}
        self._keyboard.send("Input.imeSetComposition", {"text": text, **end})
        for kind in ("rawKeyDown", "keyUp"):
            event = {"type": kind, "key": "Process", "windowsVirtualKeyCode": 229}
            self._keyboard.send("Input.dispatchKeyEvent", event)

    def ask(self, text: str) -> list[str]:
        """Return the pages that are found, best first, as paths below the site's root."""
        self.box.fill("")
        expect(self.meta).to_have_text(PLACEHOLDER[self.language])
        self.compose(text)
        self._keyboard.send("Input.insertText", {"text": text})
        expect(self.meta).not_to_have_text(PLACEHOLDER[self.language])
        hrefs = self.items.locator("> a:first-of-type").evaluate_all(
            "links => links.map(link => link.href)"
        )
        assert all(href.startswith(self.root) for href in hrefs), hrefs
        return [re.split("[?#]", href.removeprefix(self.root))[0] for href in hrefs]


@pytest.fixture
def search(page: Page, base_url: str) -> Callable[[str], Search]:
    return lambda language: Search(page, base_url, language)


def test_the_table_is_large_and_names_pages_that_exist() -> None:
    asked = [(query.language, query.text) for query in QUERIES]
    assert len(asked) >= 60
    assert sum(bool(HANGUL.search(text)) for _, text in asked) >= 35
    assert len(set(asked)) == len(asked)
    assert {SitePage(query.page, query.language) for query in QUERIES} <= set(PAGES)
    assert set(asked) >= FAILING
    assert len(FAILING) <= 0.05 * len(asked)


def found(site: Path, language: Language, texts: Sequence[str]) -> list[list[str]]:
    """Return the pages that the built site's worker finds for each text, best first.

    The worker's files run in the Node that Playwright brings.
    """
    node, _ = compute_driver_executable()
    (engine,) = site.glob("assets/javascripts/workers/search.*.min.js")
    done = subprocess.run(
        [node, TABLE_RUNNER, site, language, engine.relative_to(site)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [
        [re.split("[?#]", location)[0] for location in locations]
        for locations in json.loads(done.stdout)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_finds_its_page_among_the_first_three(language: Language, site: Path) -> None:
    queries = [query for query in QUERIES if query.language == language]
    missed, passing = [], []
    results = found(site, language, [query.text for query in queries])
    for query, pages in zip(queries, results, strict=True):
        first = [page.removeprefix(HOME[language]) for page in pages[:3]]
        is_listed = (language, query.text) in FAILING
        if query.page in first and is_listed:
            passing.append(query.text)
        if query.page not in first and not is_listed:
            missed.append(f"{query.text}: {query.page} is not among {first}")
    assert not missed, "\n".join(missed)
    assert not passing, f"these pass now: take them off `failing`: {passing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_sent_to_a_page_in_the_other_language(language: Language, site: Path) -> None:
    foreign = [query.text for query in QUERIES if query.language != language]
    for text, pages in zip(foreign, found(site, language, foreign), strict=True):
        assert all(page.startswith("en/") == (language == "en") for page in pages), (text, pages)
        if not re.search("[A-Za-z0-9]", text):
            assert pages == [], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_shows_what_the_worker_finds(
    language: Language, search: Callable[[str], Search], site: Path
) -> None:
    texts = [query.text for query in QUERIES if query.language == language][::20]
    box = search(language)
    at_once = 10  # the theme shows more as readers scroll
    results = [pages[:at_once] for pages in found(site, language, texts)]
    assert [box.ask(text)[:at_once] for text in texts] == results


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_without_hits_says_so_in_the_language_of_the_page(
    language: Language, search: Callable[[str], Search]
) -> None:
    box = search(language)
    for text in ("세종대왕", "바나나", "xylophone", "&&&", "~~"):
        assert box.ask(text) == [], text
        expect(box.meta).to_have_text(NONE_FOUND[language])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("의존성을", "의존성"),
        ("트랜잭션에서는", "트랜잭션"),
        ("트랜ㅈ", "트랜잭션"),  # a key before 재
        ("트랮", "트랜잭션"),  # ㅈ falls to the syllable before, until a vowel follows
        ("의조", "의존성"),  # a key before 존
        ("트렌젝션", "트랜잭션"),
        ("dependency injection", "의존성"),
    ],
)
def test_korean_is_found_with_particles_half_written_misspelt_and_in_english(
    query: str, found: str, search: Callable[[str], Search]
) -> None:
    box = search("ko")
    box.ask(query)
    expect(box.items.locator("mark", has_text=found).first).to_be_attached()


def test_results_read_as_the_page_does(search: Callable[[str], Search]) -> None:
    box = search("ko")
    box.ask("get_session을")
    expect(box.items.first.locator("pre mark").first).to_have_text("get_session")
    for text in ("의존성을", "테스트코드", "보안헤더"):
        box.ask(text)
        for result in box.items.locator("article").all_inner_texts():
            assert not re.search("[\u200b-\u200f\u2060-\u2069\ue000-\uf8ff]|&lt;|</?mark", result)
        code = box.items.locator("article > pre").all_inner_texts()
        assert all(len(block.strip("\n").split("\n")) <= 4 for block in code)


def test_a_query_is_shown_as_text_and_never_run(
    page: Page, search: Callable[[str], Search]
) -> None:
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)

    page.on("dialog", note)
    box = search("ko")
    for text in (
        "<img src=x onerror=alert(1)>",
        "트랜잭션 <script>alert(1)</script>",
        "트랜잭션 <b>없는말</b>",
        '"><svg/onload=alert(1)>',
        "title:x^9 +a -b ~1 *",
        "\\ ( [ {",
    ):
        box.ask(text)
        assert box.items.locator("img, script, svg, b").count() == 0
    box.ask("트랜잭션 없는말")
    expect(box.items.first.locator("del").first).to_have_text("없는말")
    assert opened == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_with_a_query_opens_with_its_results(
    language: Language, page: Page, base_url: str
) -> None:
    query = {"ko": "트랜잭션을 관리", "en": "transactions"}[language]
    page.goto(f"{base_url}{HOME[language]}rules/?q={query}")
    expect(page.get_by_role("textbox")).to_have_value(query)
    best = page.locator(".md-search-result__item a").first
    expect(best).to_have_attribute(
        "href", re.compile(rf"/{HOME[language]}rules/300-database/(\?|#|$)")
    )


def test_search_needs_no_mouse(page: Page, search: Callable[[str], Search]) -> None:
    box = search("en")
    page.keyboard.insert_text("transactions")
    best = box.items.first
    expect(best.locator("mark").first).to_have_text("Transactions")
    page.keyboard.press("ArrowDown")
    expect(best.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(best).to_be_hidden()

    box = search("en")
    page.keyboard.insert_text("transactions")
    expect(box.items.first.locator("mark").first).to_have_text("Transactions")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/en/rules/300-database/.*#transactions$"))
    expect(page.locator("#transactions mark")).to_have_text("Transactions")


@pytest.mark.parametrize(
    ("key", "reached"), [("Enter", "/en/rules/300-database/"), ("ArrowDown", "/en/")]
)
def test_a_key_pressed_before_the_results_arrive_is_not_lost(
    page: Page, search: Callable[[str], Search], key: str, reached: str
) -> None:
    held: list[Route] = []
    is_pressed = False

    def hold(route: Route) -> None:
        if is_pressed:
            route.continue_()
        else:
            held.append(route)

    page.route("**/search/en.json", hold)
    box = search("en")
    page.keyboard.insert_text("transactions")
    page.keyboard.press(key)
    expect(box.items).to_have_count(0)
    is_pressed = True
    for route in held:
        route.continue_()
    page.wait_for_url(re.compile(f"{reached}([#?].*)?$"))
    if key == "ArrowDown":
        expect(box.items.first.locator("a").first).to_be_focused()


def test_what_is_pasted_is_searched(page: Page, search: Callable[[str], Search]) -> None:
    box = search("ko")
    page.keyboard.insert_text("트랜잭션")
    expect(box.items.first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\d+개"))).to_be_visible()


def test_nothing_is_fetched_before_somebody_searches(page: Page, base_url: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(base_url).partition("?")[0])

    page.on("request", note)
    page.goto(f"{base_url}en/rules/100-fastapi/", wait_until="networkidle")
    assert not [path for path in asked if path.startswith(("search/en", "search/ko"))]
    assert not [path for path in asked if "/workers/" in path or path.endswith("/search.js")]

    page.keyboard.press("/")
    page.keyboard.type("router")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert "search/en.json" in asked
    assert "search/ko.json" not in asked
    assert not [path for path in asked if path.startswith("http")]


def test_both_languages_index_the_same_sections_of_rules(site: Path) -> None:
    # static-i18n drops what reads alike in both languages, unless `reconfigure_search` is false.
    indexes = {
        language: json.loads((site / f"search/{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
    rules = tuple(page.path for page in RULE_PAGES)
    korean, english = (
        [
            path
            for section in indexes[language]["docs"]
            if (path := section["location"].removeprefix(HOME[language])).startswith(rules)
        ]
        for language in LANGUAGES
    )
    assert korean == english
    assert len(korean) > len(rules)


def test_neither_the_facts_of_a_rule_nor_its_raw_file_are_searched(site: Path) -> None:
    docs = json.loads((site / "search/en.json").read_text(encoding="utf-8"))["docs"]
    heads = {doc["location"]: doc["text"] for doc in docs if "#" not in doc["location"]}
    for page in RULE_PAGES:
        if page.language == "en":
            head = heads[page.address]
            assert "alwaysApply" not in head
            assert ".cursor/rules" not in head


def section(location: str, text: str = "") -> dict[str, str]:
    return {"location": location, "title": "Title", "text": text}


def test_an_index_is_split_by_the_language_of_the_page() -> None:
    docs = [section(""), section("entries/"), section("en/"), section("en/rules/#a")]
    split = {
        language: [doc["location"] for doc in json.loads(index)["docs"]]
        for language, index in split_index(json.dumps({"config": {}, "docs": docs})).items()
    }
    assert split == {"ko": ["", "entries/"], "en": ["en/", "en/rules/#a"]}


def test_an_index_holds_composed_hangul() -> None:
    decomposed = "\u1100\u1161"
    index = split_index(json.dumps({"docs": [section("", decomposed)]}))["ko"]
    assert json.loads(index)["docs"][0]["text"] == "\uac00"


def test_indexes_are_written_beside_an_empty_one(tmp_path: Path) -> None:
    everything = tmp_path / "search" / "search_index.json"
    everything.parent.mkdir()
    everything.write_text(json.dumps({"config": {}, "docs": [section("en/")]}))
    write_indexes(tmp_path)
    assert json.loads(everything.read_text())["docs"] == []
    assert len(json.loads((tmp_path / "search/en.json").read_text())["docs"]) == 1
    assert json.loads((tmp_path / "search/ko.json").read_text())["docs"] == []


def test_a_page_without_the_worker_of_the_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="search worker"):
        with_search("<html></html>", "ko")
