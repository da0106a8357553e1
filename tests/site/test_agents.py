"""Agents that read the web find every page as Markdown, and the rules as they are."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from support import PAGES, RULE_PAGES, SITE_URL, SitePage, read_page

from rulebook.language import LANGUAGES, Language
from rulebook.site.agents import page_markdown

ROOT = Path(__file__).parents[2]


def root_of(language: Language) -> str:
    return "" if language == "ko" else f"{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_every_page_and_every_raw_rule(site: Path, language: Language) -> None:
    text = (site / root_of(language) / "llms.txt").read_text()
    addresses = re.findall(r"^- \[.+\]\((\S+)\): \S", text, re.MULTILINE)
    pages = [page for page in PAGES if page.language == language]
    rules = [page for page in RULE_PAGES if page.language == language]
    assert sorted(addresses) == sorted(
        [f"{SITE_URL}{page.address}index.md" for page in pages]
        + [f"{SITE_URL}{page.address.removesuffix('/')}.mdc" for page in rules]
    )
    for address in addresses:
        assert (site / address.removeprefix(SITE_URL)).is_file()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_page_has_its_text_as_markdown(site: Path, page: SitePage) -> None:
    text = (site / page.address / "index.md").read_text()
    if page in RULE_PAGES:
        rule = ROOT / "rules" / page.language / f"{page.path.split('/')[1]}.mdc"
        assert text == rule.read_text()
        return
    read = read_page(site / page.address / "index.html")
    assert text.startswith("# ")
    assert "¶" not in text
    assert "data-rulebook" not in text
    headings = re.findall(
        r"^#{1,6} ", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE
    )
    assert len(headings) == len(read.heading_ids)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in RULE_PAGES], ids=str)
def test_links_in_markdown_lead_to_files_of_the_site(site: Path, page: SitePage) -> None:
    text = re.sub(r"```.*?```", "", (site / page.address / "index.md").read_text(), flags=re.DOTALL)
    text = re.sub(r"`[^`\n]+`", "", text)
    for target in re.findall(r"\]\(([^)\s#]+)", text):
        address = urljoin(f"{SITE_URL}{page.address}", target)
        if address.startswith(SITE_URL):
            file = site / address.removeprefix(SITE_URL)
            assert (file / "index.html" if target.endswith("/") else file).is_file(), target


def test_code_stays_code() -> None:
    html = (
        '<h1 id="x">A_b<a class="headerlink" href="#x">¶</a></h1>'
        '<div class="language-python highlight"><pre><span></span><code>'
        '<span class="k">def</span> f_(a*2): &lt;b&gt;\n    pass\n</code></pre></div>'
    )
    assert page_markdown(html) == "# A_b\n\n```python\ndef f_(a*2): <b>\n    pass\n```\n"


def test_links_within_a_page_become_words() -> None:
    html = '<p>See <a href="#there">there</a> and <a href="../stack/#ruff">Ruff</a>.</p>'
    assert page_markdown(html) == "See there and [Ruff](../stack/#ruff).\n"
