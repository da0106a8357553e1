"""Modules of a project that import each other."""

import ast
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path


def find_cycles(
    folder: Path, files: Sequence[Path]
) -> Iterator[tuple[Path, int, str, str]]:
    """Yield pairs of modules that import each other at module level: path, line, both names.

    A package and a module inside it are no pair: an `__init__` collects what is below it.
    """
    modules = {_module(folder, path): path for path in files}
    uses = {name: dict(_imports(path, name, modules)) for name, path in modules.items()}
    for first, targets in uses.items():
        for second, line in targets.items():
            nested = f"{first}.".startswith(f"{second}.") or f"{second}.".startswith(
                f"{first}."
            )
            if first < second and first in uses.get(second, {}) and not nested:
                yield modules[first], line, first, second


def _module(folder: Path, path: Path) -> str:
    parts = list(path.relative_to(folder).with_suffix("").parts)
    roots = 0
    while (
        roots < len(parts) - 1
        and not (folder.joinpath(*parts[: roots + 1]) / "__init__.py").exists()
    ):
        roots += 1
    return ".".join(parts[roots:]).removesuffix(".__init__")


def _imports(
    path: Path, name: str, known: dict[str, Path]
) -> Iterator[tuple[str, int]]:
    with warnings.catch_warnings(action="ignore"):
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            return  # Ruff reports it
    package = path.name == "__init__.py"
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (
                (each.name, node.lineno) for each in node.names if each.name in known
            )
        elif isinstance(node, ast.ImportFrom):
            base = name.split(".")
            base = base[: len(base) - node.level + package] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for each in node.names:
                inner = f"{source}.{each.name}"
                target = inner if inner in known else source
                if target in known and target != name:
                    yield target, node.lineno
