"""Find what a rule forbids, and what catches it.

A prohibition is a paragraph or a list item that opens with ❌. A paragraph stands right above a
forbidden block, which names what catches it (`rulebook.rules.claims`). An item names it itself,
in parentheses at its end: ``(`ruff DTZ003`)``, ``(`tests/harms/test_n_plus_one.py`)`` or
``(review)``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from rulebook.fault import Fault
from rulebook.rules.claims import TOOLS, Claim, Finding
from rulebook.rules.model import Rule

MARK = "❌ "
REVIEW = frozenset({"review", "리뷰"})
_CATCHERS = re.compile(r"^(?P<text>.*?)\s*\((?P<catchers>[^()]*)\)\.?$", re.DOTALL)
_CATCHER = re.compile(rf"`(?P<tool>{'|'.join(sorted(TOOLS))}) (?P<code>[\w-]+)`")
_TEST = re.compile(r"`(?P<test>tests/[\w/.-]+\.py(?:::\w+)?)`")


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One thing that a rule forbids.

    `text` is Markdown without the mark and the catchers. `section` counts the headings above it,
    `line` is its line in the file. `tests` are files of the reference service, each with a test of
    it where one is meant ("tests/….py::test_…"). Where there are neither findings nor tests, only
    a review catches it. `has_block`: a forbidden block shows it.
    """

    text: str
    section: int
    line: int
    findings: tuple[Finding, ...]
    tests: tuple[str, ...]
    has_block: bool


def read_prohibitions(
    rule: Rule, claims: Sequence[Claim]
) -> tuple[tuple[Prohibition, ...], tuple[Fault, ...]]:
    """Return what a rule forbids in the order of its text, and a fault for each unclear one.

    `claims` are those of the rule's blocks.
    """
    prohibitions: list[Prohibition] = []
    faults: list[Fault] = []
    forbidden = {claim.block.line: claim for claim in claims if claim.is_forbidden}
    unclaimed = {block.line for block in rule.outline.blocks} - {
        claim.block.line for claim in claims
    }
    for text, section, line, next_block, is_item in _marked(rule):
        if is_item:
            found = _read_item(text, section, line)
        elif (claim := forbidden.pop(next_block, None)) is not None:
            found = Prohibition(
                text,
                section,
                line,
                findings=tuple(sorted(claim.findings)),
                tests=(_test_name(claim),) if claim.file else (),
                has_block=True,
            )
        elif next_block in unclaimed:
            continue  # that fault is the block's
        else:
            found = None
        if found is not None:
            prohibitions.append(found)
            continue
        faults.append(
            Fault(
                rule.path,
                line,
                0,
                "this prohibition does not say what catches it",
                "end the item with (`ruff CODE`), (`mypy CODE`), (`tests/….py`) or (review),"
                " or put a forbidden block right below the paragraph",
            )
        )
    for line in forbidden:
        what = "this forbidden block has no paragraph above it that opens with ❌"
        faults.append(Fault(rule.path, line, 0, what, "say there what is forbidden"))
    return tuple(prohibitions), tuple(faults)


def _marked(rule: Rule) -> Iterator[tuple[str, int, int, int, bool]]:
    """Yield of every marked text: text, section, line, the line after it, whether it is an item."""
    tokens = rule.outline.tokens
    section = 0
    for position, token in enumerate(tokens):
        section += token.type == "heading_open"
        if token.type != "inline" or not token.content.startswith(MARK) or not token.map:
            continue
        line = rule.body_line + token.map[0]
        is_item = any(_is_item(each) for each in tokens[max(0, position - 2) : position])
        after = next((each for each in tokens[position + 2 :] if each.map), None)
        next_line = rule.body_line + after.map[0] if after and after.map else 0
        yield token.content.removeprefix(MARK), section, line, next_line, is_item


def _is_item(token: Token) -> bool:
    return token.type == "list_item_open"


def _read_item(text: str, section: int, line: int) -> Prohibition | None:
    parts = _CATCHERS.fullmatch(text)
    if parts is None:
        return None
    findings = tuple(Finding(each["tool"], each["code"]) for each in _CATCHER.finditer(parts[2]))
    tests = tuple(each["test"] for each in _TEST.finditer(parts[2]))
    if not findings and not tests and parts["catchers"].strip() not in REVIEW:
        return None
    return Prohibition(parts["text"], section, line, findings, tests, has_block=False)


def _test_name(claim: Claim) -> str:
    return f"{claim.file}::{claim.test}" if claim.test else claim.file
