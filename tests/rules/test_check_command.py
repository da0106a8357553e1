"""`python -m rulebook check` says every fault on one line, and never shows a traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rulebook.__main__ import main

GOOD = "---\ndescription: Handlers\nglobs: main.py\nalwaysApply: false\n---\n\n# Handlers\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str = GOOD) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def check(capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[int, list[str]]:
    """Return the exit status of a strict check, and its lines without their severities."""
    status = main(["check", "--strict", *paths])
    lines = capsys.readouterr().out.splitlines()
    return status, [_SEVERITY.sub(r"\1 ", line) for line in lines]


_SEVERITY = re.compile(r"(:\d+(?::\d+)?:) (?:error|warning|style): ")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rulebook", *arguments],
        check=False,
        capture_output=True,
        env={**os.environ, **environment},
    )


def test_the_command_runs_on_the_projects_own_rules() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rulebook", "check"], check=False, capture_output=True, cwd=ROOT
    )
    count = len([*(ROOT / "rules").glob("*/*.mdc")])
    assert (done.returncode, done.stdout.decode()) == (0, f"{count} rules checked, no faults\n")


def test_faults_go_out_one_a_line_with_status_1() -> None:
    write("a.mdc", "x")
    done = run("check", "a.mdc", "missing.mdc")
    assert done.returncode == 1
    assert done.stderr == b"0 of 2 rules without faults: 2 error, 0 warning, 1 style\n"
    assert done.stdout.decode().splitlines() == [
        "a.mdc:1: error: the first line is `x`, not `---`;"
        " begin the file with `---`, the keys, `---`, with nothing before them",
        "a.mdc:1: style: the last line does not end; end it with one newline",
        "missing.mdc:1: error: there is no such file; check the path",
    ]


def test_korean_goes_out_to_a_terminal_that_knows_only_ascii() -> None:
    write("룰.mdc")
    done = run("check", "--strict", "룰.mdc", PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert done.returncode == 1
    assert done.stdout.startswith(
        rb"\ub8f0.mdc:1: style: the name `\ub8f0.mdc` is not in kebab-case"
    )


def test_wrong_usage_has_status_2() -> None:
    assert run().returncode == run("chek").returncode == 2


@pytest.mark.parametrize("name", ["Handlers", "100_handlers", "핸들러", "a b", "a-", "a--b", "a.b"])
def test_a_rules_name_is_kebab_case_ascii(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(f"{name}.mdc")
    assert check(capsys, f"{name}.mdc") == (
        1,
        [
            f"{name}.mdc:1: the name `{name}.mdc` is not in kebab-case of `a-z`, `0-9` and `-`;"
            " rename the file, as in `100-fastapi.mdc`"
        ],
    )


@pytest.mark.parametrize("name", ["a", "1", "100-fastapi", "a-b-2"])
def test_a_kebab_case_name_is_fine(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(f"{name}.mdc")
    assert check(capsys, f"{name}.mdc") == (0, ["1 rule checked, no faults"])


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "rules/a.md",
            "Cursor ignores `.md` files among rules; rename it to `a.mdc`, or move it away",
        ),
        (
            "rules/a.MDC",
            "Cursor ignores `.MDC` files among rules; rename it to `a.mdc`, or move it away",
        ),
        (
            "handlers/RULE.md",
            "folders with a `RULE.md` are gone: Cursor ignores this file;"
            " make it `handlers.mdc` in the folder above",
        ),
        (
            ".cursor/a.mdc",
            "Cursor reads no rule here; move the file to `.cursor/rules/` or a folder below it",
        ),
    ],
)
def test_a_rule_that_cursor_would_not_find_is_refused(
    path: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path)
    assert check(capsys, path) == (1, [f"{path}:1: {line}"])


def test_rules_may_stand_below_the_folder_of_rules(capsys: pytest.CaptureFixture[str]) -> None:
    write(".cursor/rules/a.mdc")
    write(".cursor/rules/api/b.mdc")
    write("README.md")
    write(".venv/c.mdc", "x")
    write("node_modules/d.mdc", "x")
    assert check(capsys, ".") == (0, ["2 rules checked, no faults"])
    assert check(capsys, ".cursor/rules", ".cursor/rules/a.mdc") == (
        0,
        ["2 rules checked, no faults"],
    )


def test_what_cursor_would_ignore_among_rules_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write(".cursor/rules/a.mdc")
    write(".cursor/rules/api/b.md")
    write("elsewhere/c.mdc")
    Path(".cursor/rules/linked").symlink_to(Path("elsewhere").resolve())
    assert check(capsys, ".cursor") == (
        1,
        [
            ".cursor/rules/api/b.md:1: Cursor ignores `.md` files among rules;"
            " rename it to `b.mdc`, or move it away",
            ".cursor/rules/linked:1: this is a symbolic link: the rules behind it are not"
            " checked; put the folder itself here",
        ],
    )


def test_a_folder_of_two_languages_is_checked_for_twins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("rules/ko/a.mdc")
    line = "rules/en/a.mdc:1: rules/ko/a.mdc has no twin in the other language; write this file"
    assert check(capsys) == (1, [line])
    assert check(capsys, ".") == (1, [line])
    write("rules/en/a.mdc")
    assert check(capsys) == (0, ["2 rules checked, no faults"])


def test_an_english_folder_of_somebodys_rules_needs_no_twins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(".cursor/rules/en/a.mdc")
    assert check(capsys, ".cursor/rules") == (0, ["1 rule checked, no faults"])


@pytest.mark.parametrize("folder", ["empty", "other"])
def test_a_folder_without_rules_is_a_fault(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    write("other/README.md")
    assert check(capsys, folder) == (
        1,
        [
            f"{folder}:1: there are no `.mdc` rules in this folder;"
            " name a folder or a file that has some"
        ],
    )


def test_a_path_that_cannot_be_read_is_one_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("good.mdc")
    Path("link.mdc").symlink_to("good.mdc")
    Path("dangling.mdc").symlink_to("nowhere")
    os.mkfifo("pipe.mdc")
    long = f"{'n' * 300}.mdc"
    status, lines = check(capsys, "link.mdc", "dangling.mdc", "pipe.mdc", long, "missing.mdc")
    assert status == 1
    assert lines == [
        "dangling.mdc:1: this is a symbolic link; put the file itself here",
        "link.mdc:1: this is a symbolic link; put the file itself here",
        "missing.mdc:1: there is no such file; check the path",
        f"{long}:1: the file cannot be read: File name too long;"
        " check its name and its permissions",
        "pipe.mdc:1: this is not a regular file; name an `.mdc` file",
    ]

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    # root, as which tests may run, can read everything
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert check(capsys, "good.mdc") == (
        1,
        [
            "good.mdc:1: the file cannot be read: Permission denied;"
            " check its name and its permissions"
        ],
    )


@pytest.mark.parametrize("closed", ["rules", "rules/ko"])
def test_a_folder_that_cannot_be_read_is_one_fault(
    closed: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("rules/en/a.mdc" if closed == "rules/ko" else "rules/a.mdc")
    Path("rules/ko").mkdir()
    iterdir = Path.iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path == Path(closed):
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    status, lines = check(capsys, "rules")
    assert status == 1
    assert (
        f"{closed}:1: the folder cannot be read: Permission denied; check its permissions"
    ) in lines


def test_a_fault_stays_on_one_line_and_shows_what_is_hidden(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "a\n\u202eb.mdc"
    write(name, f"---\n\u202e{'x' * 200}\n---\n\ntext\n")
    status, lines = check(capsys, name)
    assert status == 1
    assert all(line.startswith("a\\n\\u202eb.mdc:") for line in lines)
    assert f"a\\n\\u202eb.mdc:2: `\\u202e{'x' * 58}…` is not `key: value`" in lines[2]


def test_a_name_that_is_not_utf8_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\xb0\xa1.mdc")
    write(name)
    status, lines = check(capsys, name)
    assert (status, len(lines)) == (1, 1)
    assert lines[0].startswith("\\udcb0\\udca1.mdc:1: the name")
