"""What tests of the built site share: the project's pages, copies of the project, builds."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from tinyhtml5.parser import HTMLParser

from rulebook.language import LANGUAGES, Language
from rulebook.proving.ledger import Proof, ProofKind, read_ledger, write_ledger
from rulebook.rules.editions import read_editions, record_edition
from rulebook.rules.library import read_rules
from rulebook.rules.tokens import count_tokens

ROOT = Path(__file__).resolve().parent.parent

# The site lives below a repository's path, as on GitHub Pages.
PREFIX = "/cursor-rules/"
SITE_URL = f"https://someone.github.io{PREFIX}"

_KEPT = ("highlighted", "search", "stylesheets", "templates", "tokens", "wheel")
"""Folders of `.cache` that builds fill; each name of a file in them tells what it is made of."""

# All that a build reads.
_SOURCES = (
    "LICENSE",
    "README.md",
    "checks",
    "docs",
    "examples",
    "hooks.py",
    "macros.py",
    "mkdocs.yml",
    "overrides",
    "pyproject.toml",
    "rulebook",
    "rules",
)

NASTY = ROOT / "tests" / "nasty"

_NEW_RULE = """---
description: {description}
globs: src/cache.py,**/cache/**/*.py
alwaysApply: false
---

# {title}

```python
CACHE: dict[str, str] = {{}}
```
"""
NEW_SLUG = "500-caching"
NEW_RULE: Mapping[Language, str] = {
    "ko": _NEW_RULE.format(description="캐시를 다루는 코드를 위한 룰", title="캐시 가이드"),
    "en": _NEW_RULE.format(description="Rules for code that caches", title="Caching guide"),
}

ANNOTATED_PAGE = "guide/stack/"
ANNOTATED_FILE = "examples/modern-python-api/pyproject.toml"
_NOTES = '{"requires-python": "See **this**.", "[tool.ruff]": "And that."}'
NOTES = f'\n{{{{ annotated("{ANNOTATED_FILE}", {_NOTES}) }}}}\n'


@dataclass(frozen=True, slots=True, order=True)
class SitePage:
    """A page of the site: its path below the language's root, and its language."""

    path: str
    language: Language

    @property
    def address(self) -> str:
        """Path below the site's root."""
        return self.path if self.language == "ko" else f"{self.language}/{self.path}"

    @property
    def twin(self) -> "SitePage":
        """The same page in the other language."""
        return SitePage(self.path, "en" if self.language == "ko" else "ko")

    def __str__(self) -> str:
        return f"/{self.address}"


def site_pages(docs: Path = ROOT / "docs") -> tuple[SitePage, ...]:
    """Every page that the sources promise, in both languages."""
    names = {
        path.relative_to(docs).with_suffix("").as_posix().removesuffix(".en")
        for path in docs.rglob("*.md")
    }
    names |= {f"rules/{path.stem}" for path in (docs.parent / "rules").glob("*/*.mdc")}
    paths = sorted("" if name == "index" else f"{name.removesuffix('/index')}/" for name in names)
    return tuple(SitePage(path, language) for language in LANGUAGES for path in paths)


def rule_pages(pages: Iterable[SitePage]) -> tuple[SitePage, ...]:
    """Those of the pages that show one rule."""
    return tuple(page for page in pages if page.path.startswith("rules/") and page.path != "rules/")


PAGES = site_pages()
RULE_PAGES = rule_pages(PAGES)
SHORT_AND_LONG_RULES = tuple(
    page for page in RULE_PAGES if page.path in {"rules/001-core/", "rules/100-fastapi/"}
)
"""Pages on which the browser tries what one template and one script do on the page of any rule."""

reads_every_page = pytest.mark.xdist_group("every page")
"""Tests that parse all pages: one worker parses them once."""

ALTERNATE_LANGUAGES = ("ko", "en", "x-default")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page's HTML says of itself, with the faults that the HTML standard finds in it."""

    language: str
    title: str
    description: str
    canonical: str
    alternates: dict[str, str]
    heading_ids: tuple[str, ...]
    ids: tuple[str, ...]
    errors: tuple[str, ...]
    tree: Element


_COLOUR = re.compile('<span class="([a-z][a-z0-9]{0,2})">([^<]*)</span>')
"""What Pygments writes around a word of code."""


@cache
def read_page(file: Path) -> HtmlPage:
    """Parse one built page, which takes long: a worker parses a page once.

    Of spans that only colour code, most of all elements, there is one of each class in the tree,
    at its end.
    """
    parser = HTMLParser(namespace_html_elements=False)
    html = file.read_text()
    tree = parser.parse(_COLOUR.sub(r"\2", html))
    for name in sorted({colour[1] for colour in _COLOUR.finditer(html)}):
        SubElement(tree, "span", {"class": name})
    links = tree.findall("head/link")
    description = tree.find("head/meta[@name='description']")
    return HtmlPage(
        language=tree.get("lang", ""),
        title=tree.findtext("head/title", "").strip(),
        description="" if description is None else description.get("content", ""),
        canonical=next((a.get("href", "") for a in links if a.get("rel") == "canonical"), ""),
        alternates={
            link.get("hreflang", ""): link.get("href", "")
            for link in links
            if "alternate" in link.get("rel", "").split()
        },
        heading_ids=tuple(
            element.get("id", "")
            for article in tree.iter("article")
            for element in article.iter()
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ),
        ids=tuple(element.attrib["id"] for element in tree.iter() if "id" in element.attrib),
        errors=tuple(f"line {line}: {what} {about}" for (line, _), what, about in parser.errors),
        tree=tree,
    )


def free_port() -> int:
    """Return a port that no server of another test gets: systems give those from 32768 up.

    Each worker looks from a place of its own, so that two never take the same.
    """
    for port in range(20_000 + 10 * (os.getpid() % 1_000), 32_000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    message = "no free port below 32000"
    raise OSError(message)


def copy_project(folder: Path, *, fresh: bool = False) -> Path:
    """Copy what a build reads into `folder`. Files get the day of the copy, as in a fresh clone.

    Builds of copies share what builds keep by its digest; a `fresh` one makes everything anew.
    """
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source,
                folder / name,
                copy_function=shutil.copyfile,
                ignore=shutil.ignore_patterns(
                    ".*_cache", ".data", ".tools", ".venv", "__pycache__"
                ),
            )
        elif source.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    if not fresh:
        for name in _KEPT:
            (ROOT / ".cache" / name).mkdir(parents=True, exist_ok=True)
            (folder / ".cache").mkdir(exist_ok=True)
            (folder / ".cache" / name).symlink_to(ROOT / ".cache" / name)
    return folder


def stand_in_proofs(rules: Path) -> None:
    """Let the rules of a folder that are not ours pass as proven: their pages are tested."""
    proofs = read_ledger(ROOT / "rules" / "proofs.json")
    rules_of = read_rules(rules)
    of_rules = {
        f"{language}/{rule.slug}": (
            rule.digest,
            tuple(
                Proof(block.line, ProofKind.SHELL, "", "", (), (), tested=False)
                for block in rule.outline.blocks
            ),
        )
        for language, of_language in rules_of.items()
        for rule in of_language
    }
    tokens = {
        f"{language}/{rule.slug}": count_tokens(rule)
        for language, of_language in rules_of.items()
        for rule in of_language
    }
    ledger = replace(proofs, rules={**of_rules, **proofs.rules}, tokens=tokens)
    write_ledger(ledger, rules / "proofs.json")


def publish(rules: Path) -> None:
    """Record the rules of a folder as one more edition."""
    editions = read_editions(rules)
    known = {file.slug for file in editions[-1].files}
    with (rules / "editions" / "editions.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[edition]]\nnumber = {editions[-1].number + 1}\nday = 2031-02-03\n")
        for rule in read_rules(rules)["en"]:
            if rule.slug not in known:
                both = '{ ko = "추가", en = "Added" }'
                file.write(f'\n[[edition.change]]\nslug = "{rule.slug}"\n')
                file.write(f"changed = {both}\naction = {both}\n")
    record_edition(rules, replace=False)


def run_build(
    project: Path, site: Path, env: Mapping[str, str] | None = None, *, code: str = ""
) -> subprocess.CompletedProcess[str]:
    """Build `project` into `site` in a process of its own; `code` runs there before MkDocs.

    As with `make build`, the package is the installed one (`-P`), and not its copy in `project`.
    """
    start = f"{code}\nfrom mkdocs.__main__ import cli; cli(prog_name='mkdocs')"
    return subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            start,
            "build",
            "--quiet",
            "--strict",
            "--site-dir",
            str(site),
        ],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def make(
    project: Path, target: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call a command of the Makefile in a copy of the project, with this environment's tools."""
    shutil.copyfile(ROOT / "Makefile", project / "Makefile")
    (project / "scripts").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "scripts" / "links.py", project / "scripts" / "links.py")
    return subprocess.run(
        ["make", "--assume-old=setup", target, f"BIN={Path(sys.executable).parent}"],
        cwd=project,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build_extended(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a project with the rules of tests/nasty, a new rule, and notes on a file."""
    project = copy_project(folder.parent / f"{folder.name}-project")
    shutil.copytree(NASTY, project / "rules", dirs_exist_ok=True)
    for language, text in NEW_RULE.items():
        (project / "rules" / language / f"{NEW_SLUG}.mdc").write_text(text)
    stand_in_proofs(project / "rules")
    publish(project / "rules")
    for name in ("stack.md", "stack.en.md"):
        with (project / "docs" / "guide" / name).open("a", encoding="utf-8") as page:
            page.write(NOTES)
    return run_build(project, folder)
