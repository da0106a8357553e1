"""Find text that the model reads and a person does not see.

Sources: "Rules File Backdoor" (Pillar Security, 2025) and later attacks on rule files; the
characters are those that Unicode gives the property Default_Ignorable_Code_Point
(https://www.unicode.org/Public/15.1.0/ucd/DerivedCoreProperties.txt), and a few more that no
font draws.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from unicodedata import is_normalized, name, normalize

import regex
from markdown_it.token import Token

from rulebook.fault import Fault, Severity
from rulebook.rules.commonmark import markdown

HIDDEN: Final = (
    (0x0000, 0x0008, "control character"),
    (0x000B, 0x001F, "control character"),
    (0x007F, 0x009F, "control character"),
    (0x00AD, 0x00AD, "invisible hyphen"),
    (0x034F, 0x034F, "invisible joiner"),
    (0x061C, 0x061C, "bidirectional control"),
    (0x115F, 0x1160, "invisible Hangul filler"),
    (0x17B4, 0x17B5, "invisible vowel"),
    (0x180B, 0x180D, "variation selector"),
    (0x180E, 0x180E, "invisible separator"),
    (0x180F, 0x180F, "variation selector"),
    (0x200B, 0x200D, "zero-width character"),
    (0x200E, 0x200F, "bidirectional control"),
    (0x2028, 0x2029, "line end that few programs see"),
    (0x202A, 0x202E, "bidirectional control"),
    (0x2060, 0x2065, "zero-width character"),
    (0x2066, 0x2069, "bidirectional control"),
    (0x206A, 0x206F, "invisible format character"),
    (0x2800, 0x2800, "blank that is no space"),
    (0x3164, 0x3164, "invisible Hangul filler"),
    (0xFE00, 0xFE0F, "variation selector"),
    (0xFEFF, 0xFEFF, "zero-width character"),
    (0xFFA0, 0xFFA0, "invisible Hangul filler"),
    (0xFFF0, 0xFFFB, "invisible format character"),
    (0x1BCA0, 0x1BCA3, "invisible format character"),
    (0x1D173, 0x1D17A, "invisible format character"),
    (0xE0000, 0xE007F, "tag character"),
    (0xE0080, 0xE00FF, "invisible character"),
    (0xE0100, 0xE01EF, "variation selector"),
    (0xE01F0, 0xE0FFF, "invisible character"),
)
"""First and last code point, and what to call them."""

_KINDS: Final = {
    chr(point): kind for first, last, kind in HIDDEN for point in range(first, last + 1)
}

# An emoji's own U+FE0F, and the ZWJ inside an emoji, are drawn: as the emoji.
_EMOJI: Final = regex.compile(
    r"""
    (?<part> [\p{Emoji}--[0-9#*]] [\uFE0F\p{Emoji_Modifier}]? )
    (?: \u200D (?&part) )*
    | [0-9#*] \uFE0F \u20E3
    """,
    regex.VERBOSE | regex.V1,
)

_UNSEEN: Final = "the model reads it, readers of the page do not see it"
_MARKUP: Final = re.compile(r"<!--|<!\[CDATA\[|<!(?=[A-Za-z])|<\?")
_MAY_HIDE: Final = re.compile(r"<[!?]|&")
"""What a body without hidden markup may lack; most do, and need not be parsed again for it."""
_MARKUP_NAMES: Final = {
    "<!--": "HTML comment",
    "<![CDATA[": "CDATA section",
    "<!": "HTML declaration",
    "<?": "processing instruction",
}


def hidden_characters(path: Path, text: str) -> Iterator[Fault]:
    """Yield a fault for each run of invisible characters of one kind."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() and line.isprintable():
            continue
        emoji = {place for match in _EMOJI.finditer(line) for place in range(*match.span())}
        kinds = ["" if i in emoji else _KINDS.get(c, "") for i, c in enumerate(line)]
        for kind, places in groupby(range(len(line)), key=kinds.__getitem__):
            if kind:
                first, *more = places
                followed = f" and {len(more)} more after it" if more else ""
                what = f"{code_point(line[first])}{followed}: {kind}"
                fix = "delete it: the model reads it, people do not see it"
                yield Fault(path, number, first + 1, what, fix)


def not_normal(path: Path, text: str) -> Iterator[Fault]:
    """Yield a fault for each line that is not in Unicode's normal form NFC.

    Source: https://www.unicode.org/reports/tr15/
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not is_normalized("NFC", line):
            normal = normalize("NFC", line)
            column = next(
                (i for i, (a, b) in enumerate(zip(line, normal, strict=False)) if a != b),
                min(len(line), len(normal)),
            )
            what = f"{code_point(line[column])} is not in Unicode's normal form NFC"
            fix = f"write {code_point(normal[column])}"
            yield Fault(path, number, column + 1, what, fix, Severity.STYLE)


def hidden_markup(path: Path, body: str, first_line: int) -> Iterator[Fault]:
    """Yield a fault for each piece of markup that a renderer leaves out.

    A comment inside a code block or inline code is text that every renderer shows, and a rule
    on templates must be able to show one: it is allowed. Elsewhere it is rejected although our
    own page would show it, for Cursor's preview and GitHub do not.
    """
    if _MAY_HIDE.search(body):
        as_others_read = set(_unseen(path, body, first_line, html=True))
        yield from as_others_read.union(_unseen(path, body, first_line, html=False))
    if "]:" in body:
        yield from _hidden_definitions(path, body, first_line)


def code_point(character: str) -> str:
    """Return a character's code point and name, such as `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(character):04X} {name(character, '')}".rstrip()


def _unseen(path: Path, body: str, first_line: int, *, html: bool) -> Iterator[Fault]:
    parser = markdown()
    parser.options["html"] = html
    parser.disable("text_join")  # keep each character reference apart
    lines = body.split("\n")
    for token in parser.parse(body):
        if token.map is None or token.type not in {"html_block", "inline"}:
            continue
        source = "\n".join(lines[slice(*token.map)])
        for what, place in _unseen_parts(token, source):
            line = token.map[0] + source.count("\n", 0, place)
            column = place - source.rfind("\n", 0, place)
            fix = "delete it, or put it in a code block if it is to be shown"
            yield Fault(path, first_line + line, column, what, fix, Severity.WARNING)


def _unseen_parts(token: Token, source: str) -> Iterator[tuple[str, int]]:
    """Yield what is hidden in a token, and its place in the token's source."""
    place = 0
    for piece in _pieces(token):
        # the other lines of the piece may have lost the marks of a list or a quote
        written = (piece.markup or piece.content).split("\n", 1)[0]
        start = max(source.find(written, place), place)
        if piece.type == "html_block":
            for opening in _MARKUP.findall(piece.content):
                start = source.find(opening, start)
                yield f"{_MARKUP_NAMES[opening]}: {_UNSEEN}", start
                start += len(opening)
        elif piece.type == "html_inline" and (match := _MARKUP.match(piece.content)):
            yield f"{_MARKUP_NAMES[match[0]]}: {_UNSEEN}", start
        elif piece.info == "entity" and (kind := _KINDS.get(piece.content)):
            yield f"{piece.markup} writes {code_point(piece.content)}: {kind}", start
        place = start + len(written)


def _pieces(token: Token) -> Iterator[Token]:
    """Yield the parts of a token, those of an image's alternative text included."""
    if not token.children:
        yield token
    for child in token.children or ():
        yield from _pieces(child)


def _hidden_definitions(path: Path, body: str, first_line: int) -> Iterator[Fault]:
    parser = markdown()
    parser.options["store_labels"] = True
    env: dict[str, Any] = {}
    used = _labels(parser.parse(body, env))
    for label, definition in env.get("references", {}).items():
        if label not in used:
            what = "no link uses this definition, so readers of the page never see it"
        elif definition["href"] in ("", "#"):
            what = "this definition leads nowhere: it is a comment that readers never see"
        else:
            continue
        line = first_line + definition["map"][0]
        yield Fault(path, line, 0, what, "delete it", Severity.WARNING)
    for definition in env.get("duplicate_refs", ()):
        what = "this definition repeats an earlier one, so readers of the page never see it"
        line = first_line + definition["map"][0]
        yield Fault(path, line, 0, what, "delete it", Severity.WARNING)


def _labels(tokens: list[Token]) -> set[str]:
    labels = {token.meta["label"] for token in tokens if "label" in token.meta}
    return labels.union(*(_labels(token.children) for token in tokens if token.children))
