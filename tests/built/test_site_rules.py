"""What people take away - copied, downloaded, unzipped - is the rule's own file, byte for byte."""

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from support import ROOT, RULE_PAGES, SHORT_AND_LONG_RULES, SitePage, read_page

from rulebook.language import LANGUAGES, Language, url_prefix
from rulebook.rules.library import read_rules
from rulebook.rules.model import Rule

RULES = read_rules(ROOT / "rules")

COPY = {"ko": "룰 전체 복사", "en": "Copy the whole rule"}
DOWNLOAD = {"ko": ".mdc 내려받기", "en": "Download .mdc"}
ZIP = {"ko": "전체 룰 내려받기(.zip)", "en": "Download all (.zip)"}

# Tests that use the clipboard must not meet: some systems have only one.
clipboard = pytest.mark.xdist_group("clipboard")


def rule_of(page: SitePage) -> Rule:
    slug = page.path.removeprefix("rules/").rstrip("/")
    return next(rule for rule in RULES[page.language] if rule.slug == slug)


@pytest.fixture
def copied(page: Page) -> Callable[[], str]:
    """Return what the clipboard holds."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return lambda: str(page.evaluate("navigator.clipboard.readText()"))


def test_every_rule_has_a_page_in_both_languages() -> None:
    assert [rule_of(page).slug for page in RULE_PAGES] == [
        rule.slug for language in LANGUAGES for rule in RULES[language]
    ]


@pytest.mark.parametrize("shown", RULE_PAGES, ids=str)
def test_copy_download_and_raw_view_of_a_page_name_the_rules_own_file(
    site: Path, shown: SitePage
) -> None:
    page = site / shown.address / "index.html"
    elements = list(read_page(page).tree.iter())
    link, *others = [
        element.get("href", "")
        for element in elements
        if "download" in element.keys() and element.get("href", "").endswith(".mdc")  # noqa: SIM118 - an element iterates over its children
    ]
    named = {element.get(name) for element in elements for name in ("data-copy-file", "data-file")}
    assert others == []
    assert named - {None} == {link}
    assert (page.parent / link).resolve().read_bytes() == rule_of(shown).raw


@pytest.mark.parametrize("shown", RULE_PAGES, ids=str)
def test_every_code_block_is_shown_as_the_rule_has_it(site: Path, shown: SitePage) -> None:
    tree = read_page(site / shown.address / "index.html").tree
    body = next(div for div in tree.iter("div") if div.get("class") == "rule-body")
    blocks = ["".join(block.itertext()) for block in body.iter("pre")]
    assert blocks == [block.content for block in rule_of(shown).outline.blocks]


@clipboard
@pytest.mark.parametrize("shown", SHORT_AND_LONG_RULES, ids=str)
def test_the_copy_button_copies_the_whole_file(
    page: Page, copied: Callable[[], str], shown: SitePage
) -> None:
    page.goto(shown.address)
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=COPY[shown.language]).click()
    expect(page.locator(".md-dialog")).not_to_be_empty()
    assert copied() == rule_of(shown).raw.decode().removesuffix("\n")


@clipboard
@pytest.mark.parametrize("shown", SHORT_AND_LONG_RULES, ids=str)
def test_every_code_block_has_its_own_copy_button(
    page: Page, copied: Callable[[], str], shown: SitePage
) -> None:
    page.goto(shown.address)
    blocks = rule_of(shown).outline.blocks
    shown_blocks = page.locator(".rule-body pre")
    buttons = page.locator(".rule-body button[data-md-type=copy]")
    expect(shown_blocks).to_have_count(len(blocks))
    expect(buttons).to_have_count(len(blocks))
    for position, block in enumerate(blocks):
        page.evaluate("navigator.clipboard.writeText('')")
        # The theme shows a button while the pointer or the focus is on it.
        buttons.nth(position).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("navigator.clipboard.readText().then(text => text !== '')")
        assert copied() == block.content.rstrip()


@pytest.mark.parametrize("shown", SHORT_AND_LONG_RULES, ids=str)
def test_the_page_shows_the_raw_file(page: Page, shown: SitePage) -> None:
    page.goto(shown.address)
    page.locator(".rule-raw summary").click()
    raw = page.locator(".rule-raw code")
    expect(raw).to_be_visible()
    expect(raw).not_to_be_empty()
    assert raw.text_content() == rule_of(shown).raw.decode()


@pytest.mark.parametrize("shown", SHORT_AND_LONG_RULES, ids=str)
def test_the_download_button_gives_the_file_under_its_name(page: Page, shown: SitePage) -> None:
    page.goto(shown.address)
    with page.expect_download() as download:
        page.get_by_role("link", name=DOWNLOAD[shown.language], exact=True).click()
    assert download.value.suggested_filename == f"{rule_of(shown).slug}.mdc"
    assert Path(download.value.path()).read_bytes() == rule_of(shown).raw


@pytest.mark.parametrize("language", LANGUAGES)
def test_unzipping_at_a_projects_root_installs_the_rules(
    page: Page, tmp_path: Path, language: Language
) -> None:
    page.goto(next(shown.address for shown in RULE_PAGES if shown.language == language))
    with page.expect_download() as download:
        page.get_by_role("link", name=ZIP[language], exact=True).click()
    assert download.value.suggested_filename == f"cursor-rules-{language}.zip"
    with ZipFile(download.value.path()) as archive:
        archive.extractall(tmp_path)
    installed = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert installed == {
        tmp_path / ".cursor" / "rules" / f"{rule.slug}.mdc": rule.raw for rule in RULES[language]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_zips_hold_only_regular_files_below_cursor_rules(site: Path, language: Language) -> None:
    with ZipFile(site / f"cursor-rules-{language}.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        f".cursor/rules/{rule.slug}.mdc" for rule in RULES[language]
    ]
    for entry in entries:
        mode = entry.external_attr >> 16
        assert stat.S_ISREG(mode), entry
        assert stat.S_IMODE(mode) == 0o644, entry


def test_the_site_serves_every_rule_below_its_language(site: Path) -> None:
    served = {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("rules/*.mdc")
    }
    assert served == {
        f"{url_prefix(language)}rules/{rule.slug}.mdc": rule.raw
        for language in LANGUAGES
        for rule in RULES[language]
    }


def test_sha256sum_accepts_every_download(site: Path) -> None:
    done = sha256sum(site)
    assert done.returncode == 0, done.stdout
    accepted = {line.removesuffix(": OK") for line in done.stdout.splitlines()}
    offered = {
        *site.rglob("rules/*.mdc"),
        *site.rglob("agents/*/*.txt"),
        *site.glob("*.zip"),
        *site.glob("*.whl"),
    }
    assert accepted == {path.relative_to(site).as_posix() for path in offered}


def test_sha256sum_refuses_a_download_that_was_changed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes((site / "SHA256SUMS").read_bytes())
    original = (site / "cursor-rules-ko.zip").read_bytes()
    (tmp_path / "cursor-rules-ko.zip").write_bytes(original)
    assert sha256sum(tmp_path, "--ignore-missing").returncode == 0
    (tmp_path / "cursor-rules-ko.zip").write_bytes(original[:-1] + b"!")
    assert sha256sum(tmp_path, "--ignore-missing").returncode == 1


def sha256sum(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["sha256sum"] if which("sha256sum") else ["shasum", "--algorithm=256"]  # macOS
    return subprocess.run(
        [*command, "--check", *options, "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
