"""A run reads each thing once, whatever leads to it, though MkDocs builds a site per language."""

import json
from collections import Counter
from pathlib import Path

import pytest
from support import copy_project, run_build

from rulebook.language import LANGUAGES

pytestmark = pytest.mark.xdist_group("once")  # the project is built once

# Counts calls in the process of the build, by what they are about, and writes them down at its end.
COUNT = """
import atexit, collections, functools, json
import rulebook.rules.reader as reader
import rulebook.site.highlighting as highlighting, rulebook.site.project as project
import rulebook.mkdocs.plugin as plugin

calls = collections.Counter()

def count(module, name, about):
    real = getattr(module, name)
    @functools.wraps(real)
    def counted(*arguments):
        calls[name + " " + about(*arguments)] += 1
        return real(*arguments)
    setattr(module, name, counted)

count(reader, "read_outline", lambda body, line: str(hash(body)))
count(project, "read_lock", lambda root: str(root))
count(highlighting, "_highlight", lambda code, lexer: f"{lexer.name} {hash(code)}")
count(plugin, "page_markdown", lambda html: str(hash(html)))
atexit.register(lambda: open("calls.json", "w").write(json.dumps(calls)))
"""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    project = copy_project(tmp_path_factory.mktemp("counted") / "project", fresh=True)
    built = run_build(project, project.parent / "site", code=COUNT)
    assert built.returncode == 0, built.stdout
    return Counter(json.loads(Path(project, "calls.json").read_text()))


@pytest.mark.parametrize("name", ["read_outline", "read_lock", "_highlight", "page_markdown"])
def test_each_rule_lock_and_piece_of_code_is_read_once(calls: Counter[str], name: str) -> None:
    counts = {what: number for what, number in calls.items() if what.startswith(f"{name} ")}
    assert counts
    assert {what: number for what, number in counts.items() if number > 1} == {}


def test_every_rule_was_counted(calls: Counter[str]) -> None:
    rules = [*(Path(__file__).parents[2] / "rules").glob("*/*.mdc")]
    outlines = [what for what in calls if what.startswith("read_outline ")]
    assert len(outlines) == len(rules)
    assert len(rules) % len(LANGUAGES) == 0


def test_every_file_of_a_pair_was_counted(calls: Counter[str]) -> None:
    pairs = [*(Path(__file__).parents[2] / "examples" / "pairs").glob("[a-z]*/*/forbidden.py")]
    highlighted = [what for what in calls if what.startswith("_highlight ")]
    assert len(pairs) > 100
    assert len(highlighted) > 2 * len(pairs)  # both forms, and their tests
