"""Hold the claims about a rule against its text: both say the same, or it is a fault."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from rulebook.fault import Fault, quote
from rulebook.rules.claims import BlockClaim, Claims, Part
from rulebook.rules.commonmark import CodeBlock
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import forbidden_texts

SHELLS: Final = frozenset({"bash", "sh", "shell", "console"})

_OURS: Final = (
    re.compile(r"`tests/[\w/.-]+\.py"),
    re.compile(r"\((?:review|리뷰)\)"),
    re.compile(r"^# (?:src|app)/[\w/.-]+$"),
    re.compile(r"\(`(?:ruff|mypy) [\w-]+`"),
    re.compile(r"`make [a-z]"),
)
"""What only makes sense in this repository; no rule has it."""


def blocks_by_place(rule: Rule) -> dict[tuple[str, int], CodeBlock]:
    """Return a rule's blocks by the id of the heading above them and their position below it."""
    count: Counter[str] = Counter()
    places: dict[tuple[str, int], CodeBlock] = {}
    for block in rule.outline.blocks:
        section = rule.heading_ids[block.section - 1] if block.section else ""
        count[section] += 1
        places[section, count[section]] = block
    return places


def mismatches(rule: Rule, claims: Claims) -> Iterator[Fault]:
    """Yield a fault for each block, prohibition and claim without its counterpart."""
    blocks = blocks_by_place(rule)
    claimed = {(claim.section, claim.position): claim for claim in claims.blocks}
    yield from _marks_of_ours(rule)
    yield from _unmatched_blocks(rule, claims, blocks, claimed)
    yield from _unmatched_prohibitions(rule, claims)
    yield from _forbidden_blocks(rule, claimed, blocks)


def _unmatched_blocks(
    rule: Rule,
    claims: Claims,
    blocks: Mapping[tuple[str, int], CodeBlock],
    claimed: Mapping[tuple[str, int], BlockClaim],
) -> Iterator[Fault]:
    for place, block in blocks.items():
        if place not in claimed:
            yield Fault(rule.path, block.line, 0, "this block is unclaimed", _fix(claims, "block"))
    for place, claim in claimed.items():
        if place not in blocks:
            yield _no_such(claims, claim.line, "block", place)


def _unmatched_prohibitions(rule: Rule, claims: Claims) -> Iterator[Fault]:
    texts = {(text.section, text.position): text for text in forbidden_texts(rule)}
    named = {(item.section, item.position): item for item in claims.prohibitions if item.position}
    for place, text in texts.items():
        if place not in named:
            what = f"nothing is said to catch {quote(text.text)}"
            yield Fault(rule.path, text.line, 0, what, _fix(claims, "prohibition"))
    for place, item in named.items():
        if place not in texts:
            yield _no_such(claims, item.line, "❌", place)
    for item in claims.also_checked:
        if item.section not in {"", *rule.heading_ids}:
            what = f"{rule.path.name} has no heading `{item.section}`"
            yield Fault(claims.path, item.line, 0, what, "name the id of an English heading")


def _forbidden_blocks(
    rule: Rule,
    claimed: Mapping[tuple[str, int], BlockClaim],
    blocks: Mapping[tuple[str, int], CodeBlock],
) -> Iterator[Fault]:
    """Yield a fault where a block's part and the paragraph above it disagree."""
    marked = {text.block_line for text in forbidden_texts(rule)}
    for place, block in blocks.items():
        claim = claimed.get(place)
        is_forbidden = claim is not None and claim.part is Part.FORBIDDEN
        if is_forbidden and block.line not in marked:
            what = "this forbidden block has no paragraph above it that opens with ❌"
            yield Fault(rule.path, block.line, 0, what, "say there what is forbidden")
        if claim is not None and not is_forbidden and block.line in marked:
            what = "the paragraph above says that this block is forbidden, and its claim does not"
            yield Fault(rule.path, block.line, 0, what, 'claim `part = "forbidden"`')


def _marks_of_ours(rule: Rule) -> Iterator[Fault]:
    for number, line in enumerate(rule.body.split("\n"), rule.body_line):
        for mark in _OURS:
            if found := mark.search(line):
                what = f"{quote(found[0])} means nothing in a reader's project"
                yield Fault(rule.path, number, 0, what, "move it to the claims of the rule")


def _fix(claims: Claims, table: str) -> str:
    return f"claim it in {claims.path} (`[[{table}]]`)"


def _no_such(claims: Claims, line: int, kind: str, place: tuple[str, int]) -> Fault:
    section, position = place
    what = f"there is no {kind} number {position} below `{section}`"
    return Fault(claims.path, line, 0, what, "correct the place, or delete the claim")
