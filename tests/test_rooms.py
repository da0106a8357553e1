"""Imports between the rooms of `rulebook` point one way, and each module is small."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "rulebook"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A room → the rooms that it may import. What is directly in the package is a room of its own name.
MAY_IMPORT = {
    "language": set(),
    "fault": set(),
    "definitions": set(),
    "rules": {"language", "fault", "definitions"},
    "service": {"fault", "definitions"},
    "checking": {"fault", "rules"},
    "proving": {"language", "fault", "definitions", "rules", "service"},
    # pages give the severities that the command reports
    "site": {"language", "fault", "definitions", "rules", "service", "proving", "checking"},
    "mkdocs": {"language", "fault", "definitions", "rules", "service", "proving", "site"},
    "__main__": {"checking", "fault", "language", "rules", "service", "proving"},
}


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(file) for file in MODULES}


def imports(file: Path) -> set[str]:
    """Return the modules of the package that a file imports, for type checking included."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: a relative import hides its room"
            module = str(node.module)
            found |= {
                name if (name := f"{module}.{alias.name}") in NAMES else module
                for alias in node.names
            }
    return {name for name in found if name == "rulebook" or name.startswith("rulebook.")}


def room_of(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_imports_only_rooms_below_its_own(file: Path) -> None:
    if name_of(file) == "rulebook":
        assert not imports(file)
        return
    room = room_of(name_of(file))
    assert {room_of(name) for name in imports(file)} <= MAY_IMPORT[room] | {room}


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name_of(file): imports(file) - {name_of(file)} for file in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_only_one_room_knows_mkdocs_and_its_theme(file: Path) -> None:
    text = file.read_text()
    if not file.is_relative_to(PACKAGE / "mkdocs"):
        words = ("mkdocs", "material", "pymdownx", "md-")
        assert [word for word in words if word in text.lower()] == []


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_html_is_made_by_templates(file: Path) -> None:
    strings = [
        "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.JoinedStr)
    ]
    assert [text for text in strings if "</" in text or "<div" in text] == []


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_can_be_read_at_once(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= 250
