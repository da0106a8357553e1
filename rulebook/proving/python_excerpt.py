"""Say whether a Python block is an excerpt of a file, statement by statement.

A block may differ from the file in comments, docstrings and human-language strings, and may leave
statements out: `...` on a line of its own leaves out any number of them. Between top-level
statements gaps need no mark, and an import may name fewer names than the file imports.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rulebook.rules.comparison import is_elision, same, without_docstring


class LineRange(NamedTuple):
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


def find_excerpt(block: str, source: str) -> tuple[LineRange, ...]:
    """Find each top-level statement of `block` in `source` and return their places.

    Imports and elisions are checked but not returned.

    Raises `Mismatch` for the first statement that the source does not hold in this order, and
    `SyntaxError` where either text is not Python.
    """
    wanted = without_docstring(ast.parse(block).body)
    offered = ast.parse(source).body
    imported = frozenset(_imported_names(offered))
    places: list[LineRange] = []
    position = 0
    for statement in wanted:
        if is_elision(statement):
            continue
        if isinstance(statement, ast.Import | ast.ImportFrom):
            if not imported.issuperset(_imported_names([statement])):
                raise Mismatch(statement.lineno, ast.unparse(statement), 0)
            continue
        for index in range(position, len(offered)):
            if same(statement, offered[index]):
                position = index + 1
                places.append(_lines(offered[index]))
                break
        else:
            raise _mismatch(statement, offered)
    return tuple(places)


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
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and not is_elision(node)
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


def _lines(statement: ast.stmt) -> LineRange:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min(statement.lineno, *(item.lineno for item in decorators), statement.lineno)
    return LineRange(first, statement.end_lineno or statement.lineno)
