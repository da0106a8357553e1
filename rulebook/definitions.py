"""Where names are defined in a Python file, by its syntax tree."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition in a file, whose lines count from 1.

    `lines` are its own, with its decorators and the comments right above, and, for a member of a
    class, the head of the class. `first` is the first that is not of that head, and `line` the one
    that says the name.
    """

    lines: frozenset[int]
    first: int
    line: int
    is_function: bool


@lru_cache(maxsize=256)
def definitions(source: str) -> Mapping[str, Definition]:
    """Return name → definition of the functions, classes, assignments and type aliases of a module.

    A member of a class goes by `Class.member`.

    Raises:
        SyntaxError: `source` is not Python.

    """
    return dict(_definitions(ast.parse(source).body, source.splitlines()))


def function_line(source: str, name: str) -> int | None:
    """Return the line of the function `name`, which a module or one of its classes defines.

    Raises:
        SyntaxError: `source` is not Python.

    """
    for known, definition in definitions(source).items():
        if known.rpartition(".")[2] == name and definition.is_function:
            return definition.line
    return None


def _definitions(body: Iterable[ast.stmt], lines: list[str]) -> Iterator[tuple[str, Definition]]:
    for statement in body:
        if isinstance(statement, ast.If | ast.Try | ast.With):
            yield from _definitions(statement.body, lines)
        own = _own_lines(statement, lines)
        is_function = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in names_of(statement):
            yield name, Definition(own, min(own), statement.lineno, is_function)
        if isinstance(statement, ast.ClassDef):
            body_start = min(_own_lines(statement.body[0], lines))
            head = {n for n in own if n < body_start and lines[n - 1].strip()}
            for name, member in _definitions(statement.body, lines):
                yield f"{statement.name}.{name}", replace(member, lines=member.lines | head)


def names_of(statement: ast.stmt) -> list[str]:
    """Return the names that a statement defines."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.TypeAlias(name=ast.Name(id=name)) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [
                node.id for item in targets for node in ast.walk(item) if isinstance(node, ast.Name)
            ]
        case _:
            return []


def _own_lines(statement: ast.stmt, lines: list[str]) -> frozenset[int]:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return frozenset(range(first, (statement.end_lineno or first) + 1))
