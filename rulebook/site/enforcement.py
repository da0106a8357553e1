"""Rule → a table of all that it forbids, and what catches each."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from rulebook.language import Language
from rulebook.rules.claims import Finding, read_claims
from rulebook.rules.commonmark import heading_ids
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import Prohibition, read_prohibitions
from rulebook.site.downloads import language_root
from rulebook.site.rule_page import inline_html, rule_title
from rulebook.site.source_page import source_path
from rulebook.site.words import TEXTS, Texts

RUFF_RULES = "https://docs.astral.sh/ruff/rules/"
"""Ruff's documentation, which sends a code on to the page of its rule."""

_BREAK = " <br>"
"""The search index knows no `<br>`, so that words would run together without the space."""

_WHOLE_CODE = re.compile(r"[A-Z]+[0-9]{3,}")


def catches_table(
    rule: Rule, english: Rule, language: Language, to_root: str, service: Path
) -> str:
    """Return what `rule`, written in `language`, forbids: a link to it, numbers and a table, HTML.

    `english` is its English twin (or the rule itself), from which headings take their ids.
    `to_root` leads from the page to the site's root; it is empty or ends with a slash. `service`
    is the folder of the reference service, which holds the tests.
    """
    texts = TEXTS[language]
    # What is unclear in a rule is told by `python -m rulebook verify`; the page shows the rest.
    prohibitions, _ = read_prohibitions(rule, read_claims(rule)[0])
    page = f"{to_root}{language_root(language)}rules/{rule.slug}/"
    sections = [("", rule_title(rule))]
    sections += zip(
        heading_ids(english), (heading.text for heading in rule.outline.headings), strict=True
    )
    lead = f'<p><a href="{page}">{escape(rule_title(rule))}</a> · {_count(prohibitions, texts)}</p>'
    if not prohibitions:
        return f"{lead}\n"
    head = "".join(
        f'<th scope="col">{column}</th>' for column in (texts.prohibition_column, texts.by_column)
    )
    label = escape(texts.catches_label.format(slug=rule.slug))
    rows = []
    for each in prohibitions:
        id_, section = sections[each.section]
        place = f"{page}#{id_}" if id_ else page
        rows.append(
            f'<tr>\n<th scope="row">{inline_html(each.text, texts)}'
            f'{_BREAK}<a class="catches__place" href="{place}">{escape(section)}</a></th>\n'
            f"<td>{_BREAK.join(_catchers(each, language, to_root, service))}</td>\n</tr>\n"
        )
    return (
        f'{lead}\n<table class="catches" aria-label="{label}">\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def _count(prohibitions: Iterable[Prohibition], texts: Texts) -> str:
    """Say how many there are, each counted once: by a tool, else by a test, else by a review."""
    tools = tests = reviews = 0
    for each in prohibitions:
        tools += bool(each.findings)
        tests += bool(each.tests and not each.findings)
        reviews += not each.findings and not each.tests
    return texts.catches.format(
        all=tools + tests + reviews, tools=tools, tests=tests, reviews=reviews
    )


def _catchers(
    prohibition: Prohibition, language: Language, to_root: str, service: Path
) -> Iterator[str]:
    """Yield a line for each kind of what catches it."""
    texts = TEXTS[language]
    for tool, name in (("ruff", "Ruff"), ("mypy", "mypy")):
        codes = [_code(each) for each in prohibition.findings if each.tool == tool]
        if codes:
            yield f"{name} {', '.join(codes)}"
    for test in prohibition.tests:
        yield f"{texts.test} {_test(test, language, to_root, service)}"
    if not prohibition.findings and not prohibition.tests:
        yield texts.review_only


def _code(finding: Finding) -> str:
    code = f"<code>{escape(finding.code)}</code>"
    if finding.tool == "ruff" and _WHOLE_CODE.fullmatch(finding.code):
        return f'<a href="{RUFF_RULES}{finding.code}" rel="noopener">{code}</a>'
    return code


def _test(test: str, language: Language, to_root: str, service: Path) -> str:
    file, _, function = test.partition("::")
    line = next(_lines_of(service / file, function), 0) if function else 0
    address = f"{to_root}{source_path(file, language)}" + (f"#L{line}" if line else "")
    shown = escape(file).replace("/", "/<wbr>")
    return f'<a href="{escape(address)}"><code>{shown}</code></a>'


def _lines_of(file: Path, function: str) -> Iterator[int]:
    definition = re.compile(rf"\s*(async )?def {re.escape(function)}\b")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if definition.match(line):
            yield number
