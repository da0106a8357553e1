"""Say whether a Python block is an excerpt of a file, statement by statement.

A block may differ from the file in comments, docstrings and human-language strings, and may leave
statements out: `...` on a line of its own stands for any number of them. Between top-level
statements gaps need no mark, and an import may name fewer names than the file imports.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

_HANGUL = re.compile("[ᄀ-ᇿㄱ-ㆎ가-힣]")
_LETTER = re.compile(r"[^\W\d_]")


class Lines(NamedTuple):
    """First and last line of a statement in its file, counting from 1."""

    first: int
    last: int


@dataclass(eq=False)
class Mismatch(Exception):  # noqa: N818 - it says that two texts differ; nothing went wrong here
    """A statement of a block that its file does not hold.

    `line` counts from 1 within the block; `found` is the line of the file's statement of the same
    name, or 0 where the file has none.
    """

    line: int
    statement: str
    found: int


def find_excerpt(block: str, source: str) -> tuple[Lines, ...]:
    """Find each top-level statement of `block` in `source` and return where they stand.

    Imports and elisions are checked but not returned.

    Raises `Mismatch` for the first statement that the source does not hold in this order, and
    `SyntaxError` where either text is not Python.
    """
    wanted = _without_docstring(ast.parse(block).body)
    offered = ast.parse(source).body
    imported = frozenset(_imported_names(offered))
    places: list[Lines] = []
    position = 0
    for statement in wanted:
        if _is_elision(statement):
            continue
        if isinstance(statement, ast.Import | ast.ImportFrom):
            if not imported.issuperset(_imported_names([statement])):
                raise Mismatch(statement.lineno, ast.unparse(statement), 0)
            continue
        for index in range(position, len(offered)):
            if _same(statement, offered[index]):
                position = index + 1
                places.append(_lines(offered[index]))
                break
        else:
            raise _mismatch(statement, offered)
    return tuple(places)


def same_code(left: str, right: str) -> bool:
    """Say whether two Python blocks are equal but for comments, docstrings and human text.

    Raises `SyntaxError` where either is not Python.
    """
    return _same(ast.parse(left), ast.parse(right))


def is_korean(text: str) -> bool:
    """Say whether a text holds a Hangul syllable or letter."""
    return _HANGUL.search(text) is not None


def _same(left: object, right: object) -> bool:
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        if isinstance(left.value, str) and isinstance(right.value, str):
            return _same_text(left.value, right.value)
        return type(left.value) is type(right.value) and left.value == right.value
    if isinstance(left, ast.JoinedStr) and isinstance(right, ast.JoinedStr):
        return _same_template(left, right)
    if isinstance(left, ast.AST) and isinstance(right, ast.AST):
        return type(left) is type(right) and all(
            _same(getattr(left, name, None), getattr(right, name, None)) for name in left._fields
        )
    if isinstance(left, list) and isinstance(right, list):
        if any(isinstance(item, ast.stmt) for item in (*left, *right)):
            return _same_body(_without_docstring(left), _without_docstring(right))
        return all(_same(a, b) for a, b in zip_longest(left, right))
    return left == right


def _same_body(block: Sequence[ast.stmt], source: Sequence[ast.stmt]) -> bool:
    if not block:
        return not source
    head, rest = block[0], block[1:]
    if _is_elision(head):
        return any(_same_body(rest, source[start:]) for start in range(len(source) + 1))
    return bool(source) and _same(head, source[0]) and _same_body(rest, source[1:])


def _same_text(left: str, right: str) -> bool:
    """Whether two strings are equal, or one says in Korean what the other says in English."""
    if left == right:
        return True
    translated = is_korean(left) is not is_korean(right)
    return translated and all(_LETTER.search(text) for text in (left, right))


def _same_template(left: ast.JoinedStr, right: ast.JoinedStr) -> bool:
    texts = ["".join(_constants(side)) for side in (left, right)]
    values = [
        [ast.dump(part) for part in side.values if isinstance(part, ast.FormattedValue)]
        for side in (left, right)
    ]
    if is_korean(texts[0]) is is_korean(texts[1]):
        return texts[0] == texts[1] and values[0] == values[1]
    # A translation may put the values in another order.
    return sorted(values[0]) == sorted(values[1])


def _constants(template: ast.JoinedStr) -> Iterator[str]:
    for part in template.values:
        if isinstance(part, ast.Constant):
            yield str(part.value)


def _without_docstring(body: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return body[1:] if isinstance(body[0].value.value, str) else body
    return body


def _is_elision(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and statement.value.value is Ellipsis
    )


def _imported_names(statements: Sequence[ast.stmt]) -> Iterator[tuple[str, str, str | None]]:
    """Yield (module, name, alias) of every import, also of those guarded by an `if` or `try`."""
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from ((alias.name, "", alias.asname) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            yield from ((module, alias.name, alias.asname) for alias in statement.names)
        elif isinstance(statement, ast.If | ast.Try):
            yield from _imported_names(statement.body)


def _mismatch(statement: ast.stmt, offered: Sequence[ast.stmt]) -> Mismatch:
    name = _name(statement)
    namesake = next((item for item in offered if name and _name(item) == name), None)
    if namesake is None:
        return Mismatch(statement.lineno, _first_line(statement), 0)
    known = {ast.dump(node) for node in ast.walk(namesake) if isinstance(node, ast.stmt)}
    inner = [
        node
        for node in ast.walk(statement)
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and not _is_elision(node)
    ]
    culprit = next((node for node in inner if ast.dump(node) not in known), statement)
    return Mismatch(culprit.lineno, _first_line(culprit), _lines(namesake).first)


def _name(statement: ast.stmt) -> str:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return statement.name
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    if isinstance(statement, ast.AnnAssign):
        return ast.unparse(statement.target)
    if isinstance(statement, ast.TypeAlias):
        return statement.name.id
    return ""


def _first_line(statement: ast.stmt) -> str:
    return ast.unparse(statement).partition("\n")[0]


def _lines(statement: ast.stmt) -> Lines:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min(statement.lineno, *(item.lineno for item in decorators), statement.lineno)
    return Lines(first, statement.end_lineno or statement.lineno)
