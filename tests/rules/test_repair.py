"""`--fix` repairs the form of a rule, never its text."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.rules.repair import repair, repaired

RULE = Path("100-core.mdc")


def head(raw: str) -> str:
    new = repaired(RULE, f"---\n{raw}---\n# Rule\n".encode()).decode()
    return new.removeprefix("---\n").removesuffix("---\n# Rule\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("globs: a.py\nalwaysApply: false\n", "globs: a.py\nalwaysApply: false\n"),
        ("globs: a.py\n", "globs: a.py\nalwaysApply: false\n"),
        ('globs: "a.py"\nalwaysApply: "true"\n', "globs: a.py\nalwaysApply: true\n"),
        (
            "globs: ['a.py', \"b.py\"]\nalwaysApply: False\n",
            "globs: a.py,b.py\nalwaysApply: false\n",
        ),
        (
            "globs:\n  - a.py\n  - b/**\nalwaysApply: false\n",
            "globs: a.py,b/**\nalwaysApply: false\n",
        ),
        ("globs: a.{ts,tsx}\nalwaysApply: false\n", "globs: a.ts,a.tsx\nalwaysApply: false\n"),
        (
            "globs: **/*.py,  main.py\nalwaysApply: false\n",
            "globs: main.py,**/*.py\nalwaysApply: false\n",
        ),
        ("globs: a.py,a.py,\nalwaysApply: false\n", "globs: a.py\nalwaysApply: false\n"),
        (
            "Description: 'Some rule'\nalwaysapply: false\n",
            "description: Some rule\nalwaysApply: false\n",
        ),
        ("description:\nglobs:\nalwaysApply: true\n", "alwaysApply: true\n"),
        ("description:Core \n\nalwaysApply: true\n", "description: Core\nalwaysApply: true\n"),
    ],
)
def test_the_form_of_frontmatter_is_repaired(before: str, after: str) -> None:
    assert head(before) == after


@pytest.mark.parametrize(
    "unclear",
    [
        "globs: a.py\nglobs: b.py\nalwaysApply: false\n",
        "description: a\n  continued\nalwaysApply: false\n",
        "globs: a b.py\nalwaysApply: false\n",
        "globs: !a.py\nalwaysApply: false\n",
        'description: "one: two"\nalwaysApply: false\n',
        "globs: a.{ts\nalwaysApply: false\n",
    ],
)
def test_what_is_not_clear_stays_as_it_is(unclear: str) -> None:
    assert head(unclear) == unclear


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbf---\nalwaysApply: true\n---\n# A\n", b"---\nalwaysApply: true\n---\n# A\n"),
        (b"---\r\nalwaysApply: true\r\n---\r\n# A\r\n", b"---\nalwaysApply: true\n---\n# A\n"),
        (b"---\nalwaysApply: true\n---\n# A", b"---\nalwaysApply: true\n---\n# A\n"),
        (b"---\nalwaysApply: true\n---\n# A\n\n\n", b"---\nalwaysApply: true\n---\n# A\n"),
        (b"--- \nalwaysApply: true\n---\t\n# A\n", b"---\nalwaysApply: true\n---\n# A\n"),
        (b"---\nalwaysApply: true\n---\n\xff\n", b"---\nalwaysApply: true\n---\n\xff\n"),
        (b"# no frontmatter", b"# no frontmatter\n"),
    ],
)
def test_line_ends_and_marks_are_repaired(before: bytes, after: bytes) -> None:
    assert repaired(RULE, before) == after


_LINE = st.sampled_from(
    ["globs: ", "globs: *.py, a.{b,c}", "  - x", "description: 'a: b'", "alwaysApply: 'true'", "#"]
) | st.text(max_size=20).filter(lambda line: not line.startswith("---"))


@given(st.lists(_LINE, max_size=6), st.text(max_size=60))
def test_a_second_run_finds_nothing_and_the_body_stays(frontmatter: list[str], body: str) -> None:
    head = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in frontmatter)
    raw = f"---\n{head}\n---\n{body}".encode()

    once = repaired(RULE, raw)

    assert repaired(RULE, once) == once
    text = body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    assert once.decode().rstrip("\n").endswith(f"---\n{text}".rstrip("\n"))


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "100-core.mdc"
    path.write_bytes(b"---\nalwaysApply: true\n---\n# A")
    path.chmod(0o640)

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space left"):
            repair(path)
    assert path.read_bytes() == b"---\nalwaysApply: true\n---\n# A"
    assert list(tmp_path.iterdir()) == [path]

    assert repair(path)
    assert path.read_bytes() == b"---\nalwaysApply: true\n---\n# A\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert not repair(path)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rulebook", "check", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


class TestCommand:
    def test_style_and_warnings_fail_only_when_strict(self, tmp_path: Path) -> None:
        path = tmp_path / "100-core.mdc"
        path.write_text("---\nglobs: *.py\nalwaysApply: false\n---\n# A")

        done = run(".", cwd=tmp_path)

        assert done.returncode == 0
        assert "100-core.mdc:2:8: warning: the first pattern begins with `*`" in done.stdout
        assert "100-core.mdc:5: style: the last line does not end" in done.stdout
        assert "0 of 1 rules without faults: 0 error, 1 warning, 1 style" in done.stderr
        assert run("--strict", ".", cwd=tmp_path).returncode == 1

    def test_an_error_fails(self, tmp_path: Path) -> None:
        (tmp_path / "100-core.mdc").write_text("# no frontmatter\n")

        done = run(".", cwd=tmp_path)

        assert done.returncode == 1
        assert "100-core.mdc:1: error: the first line is `# no frontmatter`" in done.stdout

    def test_fix_repairs_and_says_how_many_files(self, tmp_path: Path) -> None:
        path = tmp_path / "100-core.mdc"
        path.write_text('---\nalwaysApply: "true"\n---\n# A')

        done = run("--fix", ".", cwd=tmp_path)

        assert (done.returncode, done.stderr) == (0, "1 file repaired\n")
        assert path.read_text() == "---\nalwaysApply: true\n---\n# A\n"
        assert run("--fix", ".", cwd=tmp_path).stderr == "0 files repaired\n"

    def test_a_link_is_left_alone(self, tmp_path: Path) -> None:
        target = tmp_path / "elsewhere.txt"
        target.write_text("---\nalwaysApply: true\n---\n# A")
        (tmp_path / "100-core.mdc").symlink_to(target)

        run("--fix", ".", cwd=tmp_path)

        assert target.read_text().endswith("# A")
