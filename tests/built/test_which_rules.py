"""Readers learn which rules a path brings in, and take just those that they chose."""

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Page, expect
from support import NASTY, PREFIX, ROOT
from wcmatch import glob

from rulebook.language import LANGUAGES, Language, url_prefix
from rulebook.rules.globs import GLOB_FLAGS
from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode
from rulebook.site.addresses import agent_zip
from rulebook.site.renderings import AGENTS, Agent

RULES = read_rules(ROOT / "rules")
GLOB_SCRIPT = ROOT / "docs" / "assets" / "js" / "glob.js"
ASK = """
import { readFileSync } from "node:fs";
const source = readFileSync(process.argv[1], "utf8");
const { matches } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const pairs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(pairs.map(([path, pattern]) => matches(path, pattern))));
"""
NAMES = (
    *("a", "ab", "a.py", "test_a.py", "b_test.py", "conftest.py", ".x", "a+b", "(a)", "[a", "a]"),
    *("한글.py", "x-y", "$x", "cb", ".py", "tests", "src", "api", "alembic", "versions", "main.py"),
)


def changed(name: str, chance: random.Random) -> str:
    """Make a segment of a pattern of a name: sometimes it still matches, sometimes not."""
    at = chance.randrange(len(name))
    return chance.choice(
        [
            *[name] * 4,
            "**",
            "*",
            f"{name[0]}*",
            f"*{name[-1]}",
            f"{name[:at]}?{name[at + 1 :]}",
            f"{name[:at]}[!z]{name[at + 1 :]}",
            f"{name[:at]}[a-z]{name[at + 1 :]}",
        ]
    )


def pairs() -> Iterator[tuple[str, str]]:
    """Yield paths with patterns: those of our rules, and generated ones."""
    files = [file.relative_to(ROOT).as_posix() for file in (ROOT / "examples").rglob("*.py")]
    own = [pattern for rule in RULES["en"] for pattern in rule.globs]
    yield from ((file, pattern) for file in files[::7] for pattern in own)
    chance = random.Random(20261125)  # noqa: S311 - the same pairs in every run
    for _ in range(4000):
        path = chance.choices(NAMES, k=chance.randint(1, 5))
        pattern = [changed(name, chance) for name in path[chance.randint(0, 1) and len(path) > 1 :]]
        pattern = ["**"] * chance.randint(0, 1) + pattern + ["**"] * chance.randint(0, 1)
        yield "/".join(path), "/".join(pattern)


def test_the_page_matches_paths_as_cursor_does() -> None:
    asked = list(pairs())
    assert len(asked) >= 2000
    node, _ = compute_driver_executable()
    done = subprocess.run(
        [node, "--input-type=module", "-e", ASK, GLOB_SCRIPT],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [glob.globmatch(path, pattern, flags=GLOB_FLAGS) for path, pattern in asked]
    wrong = [
        pair for pair, ours, theirs in zip(asked, json.loads(done.stdout), expected, strict=True)
        if ours != theirs
    ]  # fmt: skip
    assert wrong == []
    assert 500 < sum(expected) < len(asked) - 500


def test_a_path_shows_its_rules_the_pattern_and_the_tokens(page: Page) -> None:
    page.goto("en/which-rules/")
    page.get_by_label("Paths in your project").fill("tests\\test_api.py\n./README.md")
    attached = page.locator("#which-rules-attached")
    expect(attached.locator("h3")).to_have_text(["tests/test_api.py", "README.md"])
    first = attached.locator("ul").first
    expect(first).to_contain_text("001-core")
    expect(first).to_contain_text("always loaded")
    expect(first).to_contain_text("200-testing")
    expect(first).to_contain_text("tests/**/*.py")
    expect(attached.locator("ul").nth(1)).not_to_contain_text("200-testing")
    expect(attached.get_by_text("By a routing line").first).to_contain_text("100-fastapi")


def test_an_agent_that_cannot_scope_rules_loads_the_core_only(page: Page) -> None:
    page.goto("en/which-rules/?agent=agents-md&paths=tests%2Ftest_api.py")
    items = page.locator("#which-rules-attached ul > li")
    expect(items).to_have_count(1)
    expect(items).to_contain_text("001-core")


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_zip_packed_in_the_browser_has_what_the_build_packs(
    page: Page, site: Path, agent: Agent, language: Language
) -> None:
    page.goto(f"{url_prefix(language)}which-rules/?agent={agent.slug}&language={language}")
    assert packed_in(page) == contents((site / agent_zip(agent.slug, language)).read_bytes())


def test_rules_that_share_an_agents_file_are_packed_as_one_file(
    page: Page, extended_site: Path, serve: Callable[..., str]
) -> None:
    address = serve(extended_site, PREFIX)
    page.goto(f"{address}en/which-rules/?agent=agents-md&language=en")
    packed = packed_in(page)
    assert packed == contents((extended_site / agent_zip("agents-md", "en")).read_bytes())
    always = [rule for rule in (*RULES["en"], *read_rules(NASTY)["en"]) if rule.mode is Mode.ALWAYS]
    assert len(always) > 1
    agents = packed["AGENTS.md"].decode()
    lasts = [rule.body.strip().splitlines()[-1] for rule in always]
    assert [last for last in lasts if last not in agents] == []


def packed_in(page: Page) -> dict[str, bytes]:
    """Pack what is chosen on the page, in the browser."""
    with page.expect_download() as download:
        page.locator("#which-rules-download").click()
    return contents(Path(download.value.path()).read_bytes())


def contents(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_choice_lives_in_the_address(page: Page) -> None:
    page.goto("en/which-rules/")
    page.get_by_label("Agent", exact=True).select_option("devin")
    page.get_by_label("Language of the rules").select_option("ko")
    for slug in [rule.slug for rule in RULES["en"]][1:]:
        page.get_by_role("checkbox", name=slug).uncheck()
    page.goto(page.url)
    picked = page.locator("#which-rules-picked li")
    expect(picked).to_have_count(1)
    expect(picked).to_contain_text(".devin/rules/001-core.md")
    expect(page.get_by_label("Language of the rules")).to_have_value("ko")


def test_what_a_format_loses_is_said_where_it_is_chosen(page: Page) -> None:
    page.goto("en/which-rules/?agent=agent-skills&rules=001-core")
    expect(page.locator("#which-rules-picked")).to_contain_text("only when the agent chooses it")


def test_without_javascript_the_table_says_it_all(site: Path) -> None:
    html = (site / "en" / "which-rules" / "index.html").read_text(encoding="utf-8")
    for rule in RULES["en"]:
        assert rule.slug in html
        if rule.mode is Mode.FILES:
            assert all(pattern in html for pattern in rule.globs)


def test_the_scripts_are_loaded_on_this_page_only(site: Path) -> None:
    pages = [file for file in site.rglob("*.html") if "which-rules.js" in file.read_text()]
    assert {file.relative_to(site).as_posix() for file in pages} == {
        f"{url_prefix(language)}which-rules/index.html" for language in LANGUAGES
    }
