"""The pairs: for each forbidden pattern its forbidden form, its replacement, and their test.

`examples/pairs/<topic>/<name>/` holds `forbidden.py`, `replacement.py` and, where the harm shows
only at run time, `test_<name>.py`.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rulebook.fault import Fault
from rulebook.rules.claims import Part

PAIRS: Final = "examples/pairs"
"""The project of the pairs, below ours."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair: `name` is "<topic>/<name>", `folder` its place.

    `tested` says whether its test runs both parts, and so shows the harm of the first.
    """

    name: str
    folder: Path
    tested: bool

    def file(self, part: Part) -> Path:
        """Return the file of a part."""
        return self.folder / f"{part}.py"

    @property
    def test(self) -> Path:
        """Its test, whether there is one or not."""
        return self.folder / f"test_{self.folder.name}.py"


def read_pairs(root: Path) -> tuple[Mapping[str, Pair], tuple[Fault, ...]]:
    """Return all pairs of the project at `root` by name, and what is wrong with the others."""
    pairs: dict[str, Pair] = {}
    faults: list[Fault] = []
    for folder in sorted(path.parent for path in root.glob("*/*/forbidden.py")):
        if ".venv" in folder.parts[-2] or folder.parts[-2].startswith("."):
            continue
        name = f"{folder.parent.name}/{folder.name}"
        pair = Pair(name, folder, _runs_both(folder / f"test_{folder.name}.py"))
        found = list(_faults(pair))
        faults += found
        if not found:
            pairs[name] = pair
    return pairs, tuple(faults)


def _faults(pair: Pair) -> Iterator[Fault]:
    if not pair.file(Part.REPLACEMENT).is_file():
        what = "this pair has no `replacement.py`"
        yield Fault(pair.folder, 1, 0, what, "write the recommended form beside `forbidden.py`")
        return
    if not pair.test.is_file():
        return
    module = ast.parse(pair.test.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(module) if isinstance(node, _FUNCTIONS))
    if not any(function.name.startswith("test_") for function in functions):
        yield Fault(pair.test, 1, 0, "this file has no test", "write one, or delete the file")


def _runs_both(test: Path) -> bool:
    text = test.read_text(encoding="utf-8") if test.is_file() else ""
    return all(part in text for part in Part)


_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
