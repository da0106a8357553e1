"""The examples of the pages do what the pages say that they print."""

import ast
import re
from pathlib import Path

import pytest

from rulebook.service.examples import ExampleError, find_examples, record, record_path, run_example
from rulebook.service.files import EXAMPLES, RECORDED_WITH

ROOT = Path(__file__).parents[2]
RENEW = "renew the records with `make examples` and read what changed"


@pytest.mark.parametrize(
    "example", find_examples(ROOT), ids=lambda path: path.relative_to(ROOT / EXAMPLES).as_posix()
)
def test_every_example_prints_what_its_record_says(example: Path) -> None:
    path = record_path(example)
    assert path.is_file(), f"{example}: no recorded output; {RENEW}"
    assert run_example(example) == path.read_text(encoding="utf-8"), f"{path} is stale; {RENEW}"


def test_every_record_has_an_example() -> None:
    records = set((ROOT / EXAMPLES).rglob("*.out"))
    assert records == {record_path(example) for example in find_examples(ROOT)}, RENEW


def test_records_were_made_with_the_python_of_the_project() -> None:
    version = (ROOT / RECORDED_WITH).read_text(encoding="utf-8").strip()
    assert version.startswith((ROOT / ".python-version").read_text(encoding="utf-8").strip() + ".")


def test_every_example_is_shown_with_its_output_in_both_languages() -> None:
    korean, english = (
        [
            page.read_text(encoding="utf-8")
            for page in sorted((ROOT / "docs").rglob("*.md"))
            if page.name.endswith(".en.md") is is_english
        ]
        for is_english in (False, True)
    )
    for example in find_examples(ROOT):
        path = example.relative_to(ROOT).as_posix()
        for language, pages in (("Korean", korean), ("English", english)):
            for macro in ("code", "output"):
                call = re.compile(rf'\{{\{{ {macro}\("{re.escape(path)}"')
                assert any(map(call.search, pages)), f"no {language} page shows {macro}({path})"


@pytest.mark.parametrize("example", find_examples(ROOT), ids=lambda path: path.stem)
def test_every_example_says_what_it_shows(example: Path) -> None:
    assert ast.get_docstring(ast.parse(example.read_text(encoding="utf-8"))), example


def project(tmp_path: Path, **examples: str) -> Path:
    folder = tmp_path / EXAMPLES / "chapter"
    folder.mkdir(parents=True)
    for name, code in examples.items():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    return folder


def test_recording_writes_what_a_terminal_shows_and_only_what_changed(tmp_path: Path) -> None:
    folder = project(tmp_path, both="import sys; print('한'); print('oops', file=sys.stderr)")
    (folder / "gone.out").write_text("", encoding="utf-8")
    changed = {path.name for path in record(tmp_path)}
    assert changed == {"both.out", "gone.out", Path(RECORDED_WITH).name}
    assert (folder / "both.out").read_text(encoding="utf-8") == "한\noops\n"
    assert not (folder / "gone.out").exists()
    assert record(tmp_path) == ()


def test_nothing_is_recorded_when_an_example_fails(tmp_path: Path) -> None:
    folder = project(tmp_path, a="print('fine')", b="raise SystemExit('no such luck')")
    with pytest.raises(ExampleError, match=r"b\.py: exit 1; fix the example\nno such luck"):
        record(tmp_path)
    assert list(folder.glob("*.out")) == []


def test_the_callers_environment_does_not_show_in_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import os; print(sorted(n for n in os.environ if n in ('FORCE_COLOR', 'PYTHONMALLOC')))"
    folder = project(tmp_path, environment=code)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("PYTHONMALLOC", "debug")
    assert run_example(folder / "environment.py") == "[]\n"
