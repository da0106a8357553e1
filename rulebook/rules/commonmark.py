"""Find the headings and code blocks of a rule's body, as CommonMark finds them.

The page, the twins and the proof of blocks all need to agree on what is a heading and what is a
block, so all of them parse with `markdown()` and none looks for `#` or fences itself.

Source: https://spec.commonmark.org/0.31.2/, as markdown-it-py implements it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from unicodedata import combining, normalize

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

DEEPEST = 100
"""Levels of lists and quotes that are parsed. The parser drops deeper ones."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: `level` 1 to 6, its `text` without markup, its `line` in the file."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """One code block, fenced or indented.

    `info` is all that follows the fence's marks ("" for an indented block) and `content` the code,
    each line ended by a newline. `line` is the block's first line in the file (the fence, where
    there is one), `content_line` that of the code, and `end_line` the line after the block.
    `section` counts the headings above the block.
    """

    info: str
    content: str
    line: int
    content_line: int
    end_line: int
    section: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings and the code blocks of a body, each in the order of the text.

    `tokens` are all that the body was parsed into, for those who render it. They are never changed.
    """

    headings: tuple[Heading, ...]
    blocks: tuple[CodeBlock, ...]
    tokens: tuple[Token, ...] = field(default=(), compare=False, repr=False)


def markdown() -> MarkdownIt:
    """Return the parser of rules: CommonMark and tables, in which HTML is only text.

    Source: https://markdown-it-py.readthedocs.io/en/latest/using.html
    """
    return MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")


@cache
def _parser() -> MarkdownIt:
    return markdown()


def read_outline(body: str, first_line: int = 1) -> Outline:
    """Return the outline of `body`, which starts on line `first_line` of its file."""
    headings: list[Heading] = []
    blocks: list[CodeBlock] = []
    tokens = _parser().parse(body)
    for position, token in enumerate(tokens):
        if token.map is None:
            continue
        line = first_line + token.map[0]
        if token.type == "heading_open":
            text = plain_text(tokens[position + 1].children or ())
            headings.append(Heading(int(token.tag.removeprefix("h")), text, line))
        elif token.type in {"fence", "code_block"}:
            blocks.append(
                CodeBlock(
                    info=unescapeAll(token.info).strip(),
                    content=token.content,
                    line=line,
                    content_line=line + (token.type == "fence"),
                    end_line=first_line + token.map[1],
                    section=len(headings),
                )
            )
    return Outline(tuple(headings), tuple(blocks), tuple(tokens))


def without_markup(text: str) -> str:
    """Return what the Markdown of one line says."""
    (inline,) = _parser().parseInline(text)
    return plain_text(inline.children or ())


def plain_text(inline: Sequence[Token]) -> str:
    """Return the text of inline tokens, without markup; an image says its alternative text."""
    words = (
        plain_text(token.children or ())
        if token.type == "image"
        else " "
        if token.type in {"softbreak", "hardbreak"}
        else token.content
        for token in inline
    )
    return " ".join("".join(words).split())


def slugify(text: str) -> str:
    """Return `text` in kebab-case ASCII: "" where nothing of it is an ASCII letter or digit."""
    bare = "".join(character for character in normalize("NFKD", text) if not combining(character))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", bare.lower())).strip("-")


def slug_in_own_script(text: str) -> str:
    """Return the letters and digits of `text`, whatever their script, joined by `-`; else ""."""
    return re.sub(r"[\W_]+", "-", normalize("NFC", text.lower())).strip("-")
