"""The theme's style sheet → the part of it that the built pages use.

Material styles features that this site does not have (versions, blogs, consent, right-to-left
text, …): two fifths of what each first visit would load.
"""

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Final

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from rulebook.site.kept import kept

UNUSED_FEATURES: Final = (
    "arithmatex",
    "critic",
    "glightbox",
    "md-author",
    "md-banner",
    "md-consent",
    "md-feedback",
    "md-pagination",
    "md-path",
    "md-post",
    "md-profile",
    "md-progress",
    "md-select",
    "md-social",
    "md-source",
    "md-status",
    "md-tag",
    "md-version",
    "mermaid",
    "task-list",
)
"""Names of the theme's script or style sheet for what no page has; `mkdocs.yml` turns them on."""

_NAME: Final = re.compile(r"[A-Za-z_][\w-]*")
_OF_HTML: Final = re.compile(r"""<script(?s:.*?)</script>|\b(?:class|id)=(?:"[^"]*"|[^\s">]+)""")
"""Where a page's HTML names classes and ids."""

_CLASS_OR_ID: Final = re.compile(r"[.#]((?:\\.|[\w-])+)")
_NEGATED: Final = re.compile(r":not\([^)]*\)")
_COMMA: Final = re.compile(r",(?![^(]*\))")
_VARIABLE: Final = re.compile(r'(--[\w-]+):(?:url\("[^"]*"\)|[^;{}"])*(?:;|(?=}))')
_COMMENT: Final = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[^`])*\*/[ \t]*)\n", re.MULTILINE)
_USE: Final = re.compile(r"var\((--[\w-]+)")


def reduce_stylesheets(site: Path, cache: Path) -> None:
    """Drop from the theme's style sheet what no page or script of a built site names.

    `cache` is a folder for what is kept from run to run.

    Raises:
        ValueError: the sheet is not there once, or nothing of it can be dropped.

    """
    (sheet,) = site.glob("assets/stylesheets/main.*.min.css")
    names = set(_names_of_scripts(site)).union(
        *(
            _NAME.findall(" ".join(_OF_HTML.findall(html)))
            for file in (*site.rglob("index.html"), *site.glob("404.html"))
            if sheet.name in (html := file.read_text(encoding="utf-8"))  # others have their own
        )
    )
    own = "".join(
        file.read_text(encoding="utf-8") for file in sorted(site.glob("assets/css/*.css"))
    )
    before = sheet.read_text(encoding="utf-8")
    key = (Path(__file__).read_text(encoding="utf-8"), before, " ".join(sorted(names)), own)
    after = kept(cache, key, lambda: reduce(before, names, own))
    if len(after) >= len(before):
        message = f"{sheet.name}: nothing could be dropped: has the theme changed?"
        raise ValueError(message)
    sheet.write_text(after, encoding="utf-8")
    for file in (*site.glob("assets/css/*.css"), *site.glob("assets/js/*.js")):
        file.write_text(without_comments(file.read_text(encoding="utf-8")), encoding="utf-8")


def _names_of_scripts(site: Path) -> Iterator[str]:
    """Yield what may be classes that scripts give: with a hyphen, unlike names of variables."""
    yield "js"  # instead of no-js
    for pattern in ("assets/javascripts/bundle.*.js", "assets/js/*.js"):
        for file in site.glob(pattern):
            names = _NAME.findall(file.read_text(encoding="utf-8"))
            yield from (name for name in names if "-" in name)


def without_comments(source: str) -> str:
    """Return a style sheet or a script of ours without comments that have lines of their own."""
    return _COMMENT.sub("", source)


def reduce(css: str, names: Set[str], own_css: str = "") -> str:
    """Return `css` without rules for classes and ids that are not among `names`.

    Variables that neither the rest nor `own_css` uses are dropped too.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "".join(_kept(rules, names))
    used = {*_USE.findall(kept), *_USE.findall(own_css)}
    return _VARIABLE.sub(lambda found: found[0] if found[1] in used else "", kept)


def _kept(rules: Iterable[Node], names: Set[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = _COMMA.split(tinycss2.serialize(rule.prelude))
            if used := [selector for selector in selectors if _is_used(selector, names)]:
                yield f"{','.join(used)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content or [], skip_whitespace=True)
            if content := "".join(_kept(inner, names)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{content}}}"
        else:
            yield rule.serialize()


def _is_used(selector: str, names: Set[str]) -> bool:
    selector = _NEGATED.sub("", selector)
    if "dir=rtl" in selector or any(feature in selector for feature in UNUSED_FEATURES):
        return False
    return all(name.replace("\\", "") in names for name in _CLASS_OR_ID.findall(selector))
