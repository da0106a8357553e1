"""Say whether two pieces of Python are equal but for comments, docstrings and human text."""

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_HANGUL = re.compile("[ᄀ-ᇿㄱ-ㆎ가-힣]")


_LETTER = re.compile(r"[^\W\d_]")


def same_code(left: str, right: str) -> bool:
    """Say whether two Python blocks are equal but for comments, docstrings and human text.

    Raises `SyntaxError` where either is not Python.
    """
    return same(ast.parse(left), ast.parse(right))


def is_korean(text: str) -> bool:
    """Say whether a text holds a Hangul syllable or letter."""
    return _HANGUL.search(text) is not None


def same(left: object, right: object) -> bool:
    """Say whether two trees, or parts of trees, are equal but for docstrings and human text."""
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        if isinstance(left.value, str) and isinstance(right.value, str):
            return _same_text(left.value, right.value)
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


def _same_body(block: Sequence[ast.stmt], source: Sequence[ast.stmt]) -> bool:
    if not block:
        return not source
    head, rest = block[0], block[1:]
    if is_elision(head):
        return any(_same_body(rest, source[start:]) for start in range(len(source) + 1))
    return bool(source) and same(head, source[0]) and _same_body(rest, source[1:])


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


def without_docstring(body: Sequence[ast.stmt]) -> Sequence[ast.stmt]:
    """Return the statements of a body after its docstring."""
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return body[1:] if isinstance(body[0].value.value, str) else body
    return body


def is_elision(statement: ast.stmt) -> bool:
    """Say whether a statement is `...`, which stands for what is left out."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and statement.value.value is Ellipsis
    )
