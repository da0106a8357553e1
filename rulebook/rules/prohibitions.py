"""Find what the text of a rule forbids.

A prohibition is a paragraph or a list item that opens with ❌. A paragraph is directly above the
block that shows it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rulebook.rules.model import Rule

MARK: Final = "❌ "


@dataclass(frozen=True, slots=True)
class ForbiddenText:
    """One prohibition of a rule's text.

    `text` is Markdown without the mark. `section` is the id of the heading above it ("" for none),
    `position` counts below that heading from 1. `line` is its line in the file. `block_line` is
    the line of the block right below it, or 0.
    """

    text: str
    section: str
    position: int
    line: int
    block_line: int


def forbidden_texts(rule: Rule) -> Iterator[ForbiddenText]:
    """Yield what a rule of a library forbids, in the order of its text."""
    tokens = rule.outline.tokens
    blocks = {block.line for block in rule.outline.blocks}
    section = ""
    ids = iter(rule.heading_ids)
    count: Counter[str] = Counter()
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            section = next(ids)
        if token.type != "inline" or not token.content.startswith(MARK) or not token.map:
            continue
        count[section] += 1
        is_paragraph = tokens[position - 1].level == 0
        following = next((other for other in tokens[position + 2 :] if other.map), None)
        line = rule.body_line + following.map[0] if following and following.map else 0
        yield ForbiddenText(
            text=token.content.removeprefix(MARK),
            section=section,
            position=count[section],
            line=rule.body_line + token.map[0],
            block_line=line if is_paragraph and line in blocks else 0,
        )
