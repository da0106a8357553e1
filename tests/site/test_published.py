"""A link that was published once leads somewhere for good, or the build says which does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

from rulebook.service.files import SourceError
from rulebook.site.published import PUBLISHED, add_links, link_faults, unlisted
from rulebook.site.redirects import (
    REDIRECTS,
    Redirects,
    aliases,
    read_redirects,
    redirect_pages,
)
from rulebook.site.view import View


def page(*ids: str) -> str:
    headings = "".join(f'<h2 class="a" id="{id_}">x</h2>' for id_ in ids)
    return f'<nav id="drawer"></nav><article>{headings}<p id="note"></p></article>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a small site whose links are all listed in the project around it."""
    site = tmp_path / "site"
    files = {
        "index.html": page("top"),
        "guide/index.html": page("one", "two"),
        "rules.zip": "zip",
        "source/a.py.html": "<main></main>",
        "assets/site.css": "",
    }
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    (tmp_path / "docs").mkdir()
    add_links(tmp_path, site)
    return site


def test_pages_headings_and_downloads_are_listed(site: Path) -> None:
    listed = (site.parent / PUBLISHED).read_text().splitlines()
    headings = ["/#top", "/guide/#one", "/guide/#two"]
    assert listed == sorted(["/", "/guide/", "/rules.zip", "/source/a.py.html", *headings])


@pytest.mark.parametrize(
    ("path", "text", "lost"),
    [
        ("rules.zip", None, ["/rules.zip"]),
        ("source/a.py.html", None, ["/source/a.py.html"]),
        ("guide/index.html", page("one"), ["/guide/#two"]),
        ("guide/index.html", None, ["/guide/", "/guide/#one", "/guide/#two"]),
    ],
)
def test_what_disappears_is_named_with_its_line(
    site: Path, path: str, text: str | None, lost: list[str]
) -> None:
    if text is None:
        (site / path).unlink()
    else:
        (site / path).write_text(text)
    faults = [str(fault) for fault in link_faults(site.parent, site)]
    lines = (site.parent / PUBLISHED).read_text().splitlines()
    assert len(faults) == len(lost)
    for fault, link in zip(faults, lost, strict=True):
        assert fault.startswith(f"{PUBLISHED}:{lines.index(link) + 1}: {link} leads nowhere now")


def test_an_alias_takes_the_place_of_a_heading(site: Path) -> None:
    redirects = Redirects(anchors={"guide/": {"two": "guide/#one"}})
    alias = aliases(redirects, "guide/", View("en", "../"))
    (site / "guide" / "index.html").write_text(f"{page('one')}{alias}")
    assert link_faults(site.parent, site) == []


def test_a_redirect_takes_the_place_of_a_page_and_its_headings(site: Path) -> None:
    pages = redirect_pages(Redirects(pages={"guide/": "new/"}), "https://a.example/b/")
    assert pages.keys() == {"guide/index.html", "en/guide/index.html"}
    (site / "guide" / "index.html").write_bytes(pages["guide/index.html"])
    assert link_faults(site.parent, site) == []


def test_a_redirect_leads_to_the_new_page_of_the_same_language() -> None:
    redirects = Redirects(pages={"a/b.html": "new/"})
    html = redirect_pages(redirects, "https://a.example/b/")["en/a/b.html"].decode()
    assert '<link rel="canonical" href="https://a.example/b/en/new/">' in html
    assert '<meta http-equiv="refresh" content="0; url=../../en/new/">' in html


def test_new_links_are_told_and_added(site: Path) -> None:
    (site / "new.txt").write_text("")
    assert unlisted(site.parent, site) == ["/new.txt"]
    assert add_links(site.parent, site) == 1
    assert unlisted(site.parent, site) == []


def test_adding_never_drops_a_link(site: Path) -> None:
    (site / "rules.zip").unlink()
    add_links(site.parent, site)
    assert [fault.line for fault in link_faults(site.parent, site)] == [6]


def test_a_file_of_redirects_with_other_tables_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / REDIRECTS).write_text("[page]\n")
    with pytest.raises(SourceError, match=r"docs/redirects\.toml: cannot be read.*`pages` and"):
        read_redirects(tmp_path)


def test_no_redirect_leads_to_a_page_that_leads_on() -> None:
    redirects = read_redirects(ROOT)
    assert set(redirects.pages.values()).isdisjoint(redirects.pages)


def test_the_build_fails_where_a_link_of_the_site_is_gone(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "links.py", site],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "/404.html leads nowhere now; bring it back" in done.stdout
