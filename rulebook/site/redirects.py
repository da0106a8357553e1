"""Addresses and anchors that are gone, and where their content lives now: docs/redirects.toml.

A page that is gone leads on to another; an anchor that is gone gets an alias at the end of its
page. Headings of rules have theirs in rules/proofs/*.toml.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from markupsafe import Markup

from rulebook.language import LANGUAGES, Language, url_prefix
from rulebook.service.files import SourceError
from rulebook.site.csp import SLOT, with_policy
from rulebook.site.templating import render
from rulebook.site.view import View

REDIRECTS: Final = "docs/redirects.toml"


@dataclass(frozen=True, slots=True)
class Redirects:
    """What the file holds; all addresses are below a language's root.

    Attributes:
        pages: an address that is gone → the address of its content.
        anchors: an address → anchors that are gone from it → address and anchor of the content.

    """

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_redirects(root: Path) -> Redirects:
    """Read the redirects of the project at `root`; without the file there are none.

    Raises:
        SourceError: the file is not as `Redirects` describes it.

    """
    path = root / REDIRECTS
    if not path.exists():
        return Redirects()
    try:
        return Redirects(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        fix = "it has two tables, `pages` and `anchors`"
        raise SourceError(REDIRECTS, f"cannot be read: {error}", fix) from None


def redirect_pages(redirects: Redirects, site_url: str) -> dict[str, bytes]:
    """Return a page for each address that is gone: path below the site's root → bytes.

    `site_url` begins the canonical links.
    """
    return {
        f"{url_prefix(language)}{_file(old)}": _page(old, new, language, site_url).encode()
        for old, new in redirects.pages.items()
        for language in LANGUAGES
    }


def aliases(redirects: Redirects, page: str, view: View) -> Markup:
    """Return the anchors that are gone from a page, each with a link to what replaces it."""
    moved = redirects.anchors.get(page, {})
    if not moved:
        return Markup()
    return render(
        "moved.html",
        moved=[(old, view.language_link(new), new) for old, new in sorted(moved.items())],
        words=view.words.rule,
    )


def _page(old: str, new: str, language: Language, site_url: str) -> str:
    view = View(language, "../" * f"{url_prefix(language)}{_file(old)}".count("/"))
    page = render(
        "redirect.html",
        canonical=f"{site_url}{url_prefix(language)}{new}",
        address=view.language_link(new),
        view=view,
        words=view.words.page,
        policy=SLOT,
    )
    return with_policy(page)


def _file(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") else address
