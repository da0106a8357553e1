"""Every address and anchor that the site has ever published, and which of them are gone.

The list holds one per line, below the site's root: `/rules/001-core/` is a page,
`/rules/001-core/#type-hints` a heading of it, all else a file.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rulebook.fault import Fault

PUBLISHED: Final = "docs/published-links.txt"

_NOT_LINKED: Final = ("assets/", "search/")
"""Folders whose files only pages use."""

_ARTICLE: Final = re.compile(r"<article.*?</article>", re.DOTALL)
_HEADING_ID: Final = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]+)"')
_ID: Final = re.compile(r'\bid="([^"]+)"')
_REDIRECT: Final = '<meta http-equiv="refresh"'
_INDEX: Final = "index.html"


def published_links(site: Path) -> Iterator[str]:
    """Yield the addresses of a built site, and the anchors of its headings."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if path.startswith(_NOT_LINKED):
            continue
        address = _address(path)
        yield address
        if file.suffix == ".html":
            for article in _ARTICLE.findall(file.read_text(encoding="utf-8")):
                yield from (f"{address}#{id_}" for id_ in _HEADING_ID.findall(article))


def gone(links: Iterable[str], site: Path) -> Iterator[str]:
    """Yield those of the links that lead nowhere in a built site.

    An anchor is there where anything has its id, or where its page leads on to another.
    """
    ids: dict[str, frozenset[str] | None] = {}
    for link in links:
        address, _, anchor = link.partition("#")
        if address not in ids:
            ids[address] = _ids(site / _file(address))
        known = ids[address]
        if known is None or (anchor and anchor not in known and _ANY not in known):
            yield link


def read_links(root: Path) -> list[str]:
    """Read the list of the project at `root`."""
    return (root / PUBLISHED).read_text(encoding="utf-8").splitlines()


def link_faults(root: Path, site: Path) -> list[Fault]:
    """Return a fault for each link in the list of the project at `root` that leads nowhere now."""
    listed = read_links(root)
    lines = {link: number for number, link in enumerate(listed, 1)}
    fix = "bring it back, or say in docs/redirects.toml where its content is now"
    return [
        Fault(Path(PUBLISHED), lines[link], 0, f"{link} leads nowhere now", fix)
        for link in gone(listed, site)
    ]


def unlisted(root: Path, site: Path) -> list[str]:
    """Return the links of a built site that the list does not have yet."""
    return sorted(set(published_links(site)) - set(read_links(root)))


def add_links(root: Path, site: Path) -> int:
    """Add the links of a built site to the list; return how many are new."""
    path = root / PUBLISHED
    listed = set(read_links(root)) if path.exists() else set()
    links = listed.union(published_links(site))
    path.write_text("".join(f"{link}\n" for link in sorted(links)), encoding="utf-8")
    return len(links) - len(listed)


_ANY: Final = "*"
"""Stands for every id of a page that leads on."""


def _ids(file: Path) -> frozenset[str] | None:
    if not file.is_file():
        return None
    if file.suffix != ".html":
        return frozenset()
    text = file.read_text(encoding="utf-8")
    return frozenset({_ANY}) if _REDIRECT in text else frozenset(_ID.findall(text))


def _address(path: str) -> str:
    return f"/{path}".removesuffix(_INDEX) if f"/{path}".endswith(f"/{_INDEX}") else f"/{path}"


def _file(address: str) -> str:
    return f"{address}{_INDEX}".removeprefix("/") if address.endswith("/") else address[1:]
