"""Figures on pages are those that the benchmark recorded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rulebook.service.benchmarks import BENCH, figures_table, measured_on
from rulebook.service.files import SourceError

RECORD = {
    "date": "2026-11-22",
    "machine": {"processor": "Test", "cores": 2},
    "versions": {"python": "3.13.0"},
    "figures": {
        "task": {
            "slow": {"statements": 1000, "median_ms": 12.5},
            "fast": {"statements": 1, "median_ms": 0.1},
        }
    },
}
ROWS = {"fast": "Fast", "slow": "Slow"}
COLUMNS = {"": "Way", "statements": "SQL", "median_ms": "ms"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / BENCH).mkdir(parents=True)
    (tmp_path / BENCH / "record.json").write_text(json.dumps(RECORD))
    return tmp_path


def test_a_table_shows_the_recorded_figures_in_the_pages_order(project: Path) -> None:
    assert figures_table(project, "record", "task", ROWS, COLUMNS) == (
        "| Way | SQL | ms |\n|---|---:|---:|\n| Fast | 1 | 0.1 |\n| Slow | 1,000 | 12.5 |\n"
    )


def test_a_sentence_says_when_and_on_what_was_measured(project: Path) -> None:
    sentence = measured_on(project, "record", "{date}, {processor}, {cores}, Python {python}")
    assert sentence == "2026-11-22, Test, 2, Python 3.13.0"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda root: figures_table(root, "never", "", {}, {}),
            f"{BENCH}/never.json: nothing measured; run `make bench` in examples/modern-python-api",
        ),
        (
            lambda root: figures_table(root, "record", "tsak", ROWS, COLUMNS),
            f'{BENCH}/record.json: no task "tsak"; it has task',
        ),
        (
            lambda root: figures_table(root, "record", "task", {"fast": "Fast"}, COLUMNS),
            f"{BENCH}/record.json: the page and the record differ in slow; name what it holds",
        ),
        (
            lambda root: figures_table(root, "record", "task", ROWS, {"": "Way", "kb": "kB"}),
            f"{BENCH}/record.json: fast has no kb; it has statements, median_ms",
        ),
        (
            lambda root: measured_on(root, "record", "{moon}"),
            f"{BENCH}/record.json: no moon; it has date, processor, cores, python",
        ),
    ],
    ids=["never measured", "unknown task", "way left out", "unknown figure", "unknown word"],
)
def test_a_mistake_of_a_page_gets_one_clear_error(
    project: Path, call: Callable[[Path], str], message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        call(project)
    assert str(caught.value) == message
