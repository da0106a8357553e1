"""Whether two blocks of code are equal but for comments, docstrings and text for people.

Text for people is a string that one language writes in its own letters and the other does not, and
in which nothing but words differs: names in code, numbers, placeholders and signs are the same in
both, and neither is a statement of SQL.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rulebook.language import LANGUAGES, is_of

_LETTER = re.compile(r"[^\W\d_]")
_SQL = re.compile(
    r"\s*(?:select\b.+\bfrom\b|insert\s+into\b|update\b.+\bset\b|delete\s+from\b"
    r"|(?:create|alter|drop|truncate|lock)\s+\w+)",
    re.IGNORECASE | re.DOTALL,
)
_CODE_WORD = re.compile(r"\w*[A-Za-z]\w*(?:[./:@_-]+\w+)*")
_NOT_WORDS = re.compile(r"\{[^{}]*\}|[^\w\s.,:;!?'\"“”‘’()…·–—-]|\d+")

_COMMENT_STARTS = {
    "ini": ("#", ";"),
    "javascript": ("//",),
    "js": ("//",),
    "json": (),
    "sql": ("--",),
}
_PROSE = frozenset({"", "html", "markdown", "md", "text"})
"""Languages in which whole lines are text for people."""

_PIECE = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<other>\s+|[^\s"']+|.)"""
)


def same_code(left: str, right: str) -> bool:
    """Whether two Python blocks are equal but for comments, docstrings and text for people.

    Raises `SyntaxError` where either is not Python.
    """
    return same(ast.parse(left), ast.parse(right))


def same_lines(left: str, right: str, language: str) -> bool:
    """Whether two blocks that are not Python are equal but for comments and quoted text for people.

    `language` is the word after the fence, in lower case; it decides how comments begin,
    and whether text for people needs no quotes. Lines that hold only a comment do not count.
    """
    if language in _PROSE:
        lines = zip_longest(left.splitlines(), right.splitlines())
        return all(
            ours is not None and theirs is not None and same_text(ours, theirs)
            for ours, theirs in lines
        )
    starts = _COMMENT_STARTS.get(language, ("#",))
    pairs = zip_longest(_pieces_of_lines(left, starts), _pieces_of_lines(right, starts))
    return all(
        ours is not None
        and theirs is not None
        and len(ours) == len(theirs)
        and all(map(_same_piece, ours, theirs))
        for ours, theirs in pairs
    )


def same_text(left: str, right: str) -> bool:
    """Whether two strings are equal, or text for people that says the same in two languages."""
    if left == right:
        return True
    translated = any(is_of(each, left) is not is_of(each, right) for each in LANGUAGES)
    return (
        translated
        and all(_LETTER.search(text) and not _SQL.match(text) for text in (left, right))
        and sorted(_untranslated(left)) == sorted(_untranslated(right))
    )


def same(left: object, right: object) -> bool:
    """Whether two trees, or parts of trees, are equal but for docstrings and text for people."""
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        if isinstance(left.value, str) and isinstance(right.value, str):
            return same_text(left.value, right.value)
        return type(left.value) is type(right.value) and left.value == right.value
    if isinstance(left, ast.JoinedStr) and isinstance(right, ast.JoinedStr):
        return _same_template(left, right)
    if isinstance(left, ast.AST) and isinstance(right, ast.AST):
        return type(left) is type(right) and all(
            same(getattr(left, name, None), getattr(right, name, None)) for name in left._fields
        )
    if isinstance(left, list) and isinstance(right, list):
        if any(isinstance(item, ast.stmt) for item in (*left, *right)):
            return _same_body(without_docstring(left), without_docstring(right))
        return all(same(a, b) for a, b in zip_longest(left, right))
    return left == right


def without_docstring(body: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """Return the statements of a body after its docstring."""
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return body[1:] if isinstance(body[0].value.value, str) else body
    return body


def is_elision(statement: ast.stmt) -> bool:
    """Whether a statement is `...`, which leaves something out."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and statement.value.value is Ellipsis
    )


def _same_body(block: Sequence[ast.stmt], source: Sequence[ast.stmt]) -> bool:
    if not block:
        return not source
    head, rest = block[0], block[1:]
    if is_elision(head):
        return any(_same_body(rest, source[start:]) for start in range(len(source) + 1))
    return bool(source) and same(head, source[0]) and _same_body(rest, source[1:])


def _same_template(left: ast.JoinedStr, right: ast.JoinedStr) -> bool:
    texts = ["".join(_constants(side)) for side in (left, right)]
    values = [
        [ast.dump(part) for part in side.values if isinstance(part, ast.FormattedValue)]
        for side in (left, right)
    ]
    if texts[0] == texts[1]:
        return values[0] == values[1]
    # A translation may put the values in another order.
    return same_text(*texts) and sorted(values[0]) == sorted(values[1])


def _constants(template: ast.JoinedStr) -> Iterator[str]:
    for part in template.values:
        if isinstance(part, ast.Constant):
            yield str(part.value)


def _untranslated(text: str) -> Iterator[str]:
    """Yield what a translation keeps: numbers, signs, and words that look like names in code."""
    yield from _NOT_WORDS.findall(text)
    for word in _CODE_WORD.findall(text):
        latin = re.sub(r"[^\x00-\x7f]+", "", word).strip("./:@_-")
        if re.search(r"[A-Z]{2}|[a-z][A-Z]|[./:@_]", latin):
            yield latin


def _pieces_of_lines(code: str, starts: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the pieces of each line without its comment: strings, and what is between them."""
    for line in code.splitlines():
        pieces: list[str] = []
        for match in _PIECE.finditer(line):
            piece = match[0]
            after_space = not pieces or pieces[-1].isspace()
            if match["other"] and after_space and piece.startswith(starts):
                break
            pieces.append(piece)
        while pieces and pieces[-1].isspace():
            pieces.pop()
        if pieces:
            yield pieces


def _same_piece(ours: str, theirs: str) -> bool:
    quoted = ours[0] in "\"'" and len(ours) > 1 and ours[0] == theirs[0] and len(theirs) > 1
    return same_text(ours[1:-1], theirs[1:-1]) if quoted else ours == theirs
