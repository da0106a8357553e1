"""Modules of a project that import each other."""

import ast
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

_IMPORT = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:import|from)\b(?:[^\n(\\]+|\\\r?\n|\([^)]*\))*",
    re.MULTILINE,
)
_AFTER_OTHERS = re.compile(rb";[ \t]*(?:import|from)\b")


def find_cycles(
    folder: Path, files: Sequence[Path], read: Callable[[Path], bytes]
) -> Iterator[tuple[Path, int, str, str]]:
    """Yield pairs of modules that import each other at module level: path, line, both names.

    A package and a module inside it are no pair: an `__init__` collects what is below it.
    """
    packages = {path.parent for path in files if path.name == "__init__.py"}
    modules = {_module(folder, path, packages): path for path in files}
    # Most files are in no pair. Their import lines say so, much sooner than all of their code.
    maybe = {
        name: dict(_imports(_likely_imports(read(path)), path, name, modules))
        for name, path in modules.items()
    }
    suspects = {name for pair in _pairs(maybe) for name in pair}
    uses = {
        name: dict(
            _imports(_statements(read(modules[name])), modules[name], name, modules)
        )
        for name in suspects
    }
    for first, second in sorted(_pairs(uses)):
        yield modules[first], uses[first][second], first, second


def _pairs(uses: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, str]]:
    for first, targets in uses.items():
        for second in targets:
            nested = f"{first}.".startswith(f"{second}.") or f"{second}.".startswith(
                f"{first}."
            )
            if first < second and first in uses.get(second, {}) and not nested:
                yield first, second


def _module(folder: Path, path: Path, packages: set[Path]) -> str:
    """Return the name that others import a file by: it begins at the outermost package."""
    above = [parent for parent in path.parents if parent.is_relative_to(folder)]
    outermost = next((each for each in reversed(above) if each in packages), path)
    name = path.relative_to(outermost.parent).with_suffix("").as_posix()
    return name.replace("/", ".").removesuffix(".__init__")


def _imports(
    statements: Iterable[ast.stmt], path: Path, name: str, known: Mapping[str, Path]
) -> Iterator[tuple[str, int]]:
    package = path.name == "__init__.py"
    for node in statements:
        if isinstance(node, ast.Import):
            yield from (
                (each.name, node.lineno) for each in node.names if each.name in known
            )
        elif isinstance(node, ast.ImportFrom):
            base = name.split(".")
            base = base[: len(base) - node.level + package] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            for each in node.names:
                inner = f"{origin}.{each.name}"
                target = inner if inner in known else origin
                if target in known and target != name:
                    yield target, node.lineno


def _likely_imports(source: bytes) -> list[ast.stmt]:
    """Return the imports at module level, and perhaps some that are lines of a text."""
    lines = b"\n".join(_IMPORT.findall(source))
    if _AFTER_OTHERS.search(source):
        return _statements(source)
    return (_statements(lines) or _statements(source)) if lines else []


def _statements(source: bytes) -> list[ast.stmt]:
    with warnings.catch_warnings(action="ignore"):
        try:
            return ast.parse(source).body
        except (SyntaxError, ValueError):
            return []  # Ruff reports it
