"""`python-rulebook check` in a project, as its users call it."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND: list[str | Path] = [Path(sys.executable).parent / "python-rulebook", "check"]
LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+): (error|warning|hint): [^;]+; .+; https?://\S+/#[a-z0-9-]+"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "shop"\nversion = "1"\n')
    (tmp_path / "main.py").write_text(
        '"""A module."""\n'
        "import time\n\n\n"
        "async def wait() -> None:\n"
        "    asyncio_run = 1\n"
        "    time.sleep(asyncio_run)\n\n\n"
        "def save(value: any) -> None:\n"
        "    print(value)\n"
    )
    return tmp_path


def check(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=project, capture_output=True, text=True, check=False
    )


def git(project: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments],
        cwd=project,
        check=True,
        capture_output=True,
    )


def test_each_finding_is_one_line_with_place_fault_fix_and_address(project: Path) -> None:
    done = check(project, "--hints")

    lines = done.stdout.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert any("main.py:7: error:" in line and "[ruff ASYNC251]" in line for line in lines)
    assert any("main.py:10: error:" in line and "[check any-as-type]" in line for line in lines)
    assert any("pyproject.toml:1: hint:" in line and "mypy-not-strict" in line for line in lines)


def test_nothing_is_left_in_the_project(project: Path) -> None:
    before = sorted(project.rglob("*"))

    check(project)

    assert sorted(project.rglob("*")) == before


def test_an_error_fails(project: Path) -> None:
    assert check(project).returncode == 1


def test_a_sound_project_passes(project: Path) -> None:
    (project / "main.py").write_text('"""A module."""\n')

    done = check(project)

    assert (done.returncode, done.stdout) == (0, "")


def test_warnings_fail_only_when_strict(project: Path) -> None:
    (project / "main.py").write_text("import random\nimport jose\n")

    assert check(project).returncode == 0
    assert check(project, "--strict").returncode == 1


def test_hints_are_counted_and_shown_on_request(project: Path) -> None:
    assert ": hint: " not in check(project).stdout
    assert "(--hints shows them)" in check(project).stderr
    assert ": hint: " in check(project, "--hints").stdout


def test_github_shows_findings_beside_the_code(project: Path) -> None:
    lines = check(project, "--format", "github").stdout.splitlines()

    assert any(
        line.startswith("::error file=main.py,line=10,col=17,title=check any-as-type::`any` is the")
        for line in lines
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")
class TestSince:
    def test_only_changed_lines_are_reported(self, project: Path) -> None:
        git(project, "init", "-q")
        git(project, "add", ".")
        git(project, "commit", "-qm", "start")
        with (project / "main.py").open("a") as file:
            file.write("\n\ndef load() -> any:\n    return None\n")

        done = check(project, "--since", "HEAD")

        assert re.findall(r"main\.py:(\d+)", done.stdout) == ["14"]

    def test_a_new_file_is_all_new(self, project: Path) -> None:
        git(project, "init", "-q")
        git(project, "add", ".")
        git(project, "commit", "-qm", "start")
        (project / "새 파일.py").write_text("def load() -> any: ...\n")

        done = check(project, "--since", "HEAD")

        assert done.stdout.startswith("새 파일.py:1: error: `any` is the built-in function")

    def test_nothing_changed_is_nothing_found(self, project: Path) -> None:
        git(project, "init", "-q")
        git(project, "add", ".")
        git(project, "commit", "-qm", "start")

        assert check(project, "--since", "HEAD").returncode == 0

    def test_an_unknown_commit_is_said(self, project: Path) -> None:
        git(project, "init", "-q")

        done = check(project, "--since", "nowhere")

        assert done.returncode == 2
        assert "--since nowhere: no such commit here; fetch it, or name another" in done.stderr

    def test_a_folder_without_git_is_said(self, project: Path) -> None:
        done = check(project, "--since", "HEAD")

        assert done.returncode == 2
        assert "--since needs a Git repository" in done.stderr


def test_a_path_that_is_not_there_is_said(project: Path) -> None:
    done = check(project, "nowhere.py")

    assert done.returncode == 2
    assert "nowhere.py: there is no such file or folder; check the path" in done.stderr


def test_single_files_are_checked_alone(project: Path) -> None:
    done = check(project, "main.py", "--hints")

    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"main.py"}


def test_rule_files_of_the_project_are_checked(project: Path) -> None:
    rules = project / ".cursor" / "rules"
    rules.mkdir(parents=True)
    (rules / "core.mdc").write_text("---\nglobs: *.py\nalwaysApply: false\n---\n# Rule\n")

    done = check(project)

    assert ".cursor/rules/core.mdc:2: " in done.stdout


def test_a_missing_tool_is_said(project: Path) -> None:
    code = (
        "import rulebook.checking.tools as tools, sys, shutil\n"
        "tools.shutil.which = lambda *a, **k: None\n"
        "from rulebook.checking.command import main\n"
        "sys.exit(main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert re.search(
        r"(ast-grep|ruff) is missing; install it beside this command: pip", done.stderr
    )


def test_mypy_of_the_project_is_asked(project: Path) -> None:
    bin_ = project / ".venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "mypy").symlink_to(Path(sys.executable).parent / "mypy")
    (project / "main.py").write_text("def double(value):\n    return 2 * value\n")

    done = check(project, "--hints")

    assert (
        "main.py:1: hint: function is missing a type annotation; write the types of arguments and"
        " result [mypy no-untyped-def]; "
    ) in done.stdout
    assert [line for line in done.stdout.splitlines() if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("source", "finding"),
    [
        ("async def a() -> None: ...\nasync def b() -> None:\n    a()\n", "error: value of type"),
        ("VALUE: int = ''\n", "warning: incompatible types in assignment"),
    ],
)
def test_what_mypy_finds_is_as_serious_as_its_code(
    project: Path, source: str, finding: str
) -> None:
    bin_ = project / ".venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "mypy").symlink_to(Path(sys.executable).parent / "mypy")
    (project / "main.py").write_text(source)

    assert finding in check(project).stdout


@pytest.mark.parametrize(
    ("source", "section"),
    [
        ("import time\n\nasync def a() -> None:\n    time.sleep(1)\n", "asynchronous-programming"),
        ("from jose import jwt\n", "jwt-security"),
        ("import cgi\n", "forbidden-patterns"),
        ("def load(:\n", "coding-style"),
    ],
)
def test_what_ruff_finds_leads_to_the_rule_that_forbids_it(
    project: Path, source: str, section: str
) -> None:
    (project / "main.py").write_text(source)

    lines = check(project).stdout.splitlines()

    assert [line for line in lines if "[ruff " in line and line.endswith(f"/#{section}")]


def test_a_sentence_keeps_the_capitals_of_names(project: Path) -> None:
    (project / "main.py").write_text("def load(name: str = None) -> None: ...\n")

    assert "warning: PEP 484 prohibits implicit `Optional`" in check(project).stdout


def test_progress_is_shown_on_a_terminal_only(project: Path) -> None:
    assert "running" not in check(project).stderr
    leader, follower = pty.openpty()
    with subprocess.Popen(COMMAND, cwd=project, stdout=subprocess.DEVNULL, stderr=follower) as run:
        os.close(follower)
        shown = _read_all(leader)
        run.wait()
    assert "running ast-grep" in shown


def test_progress_of_many_rule_files_is_shown_and_cleared(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:03}-rule.mdc").write_text("---\nalwaysApply: true\n---\n\n# Rule\n")
    leader, follower = pty.openpty()
    command = [COMMAND[0], "rules", tmp_path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=follower) as run:
        os.close(follower)
        shown = _read_all(leader)
        run.wait()
    assert "checked 50 files" in shown
    assert shown.rpartition("checked 50 files")[2].startswith("\r\x1b[K")


def _read_all(leader: int) -> str:
    shown = b""
    end = time.monotonic() + 60
    while time.monotonic() < end and select.select([leader], [], [], 60)[0]:
        try:
            part = os.read(leader, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(leader)
    return shown.decode()


def test_the_script_of_the_project_answers_programs(project: Path) -> None:
    script = Path(__file__).parents[2] / "checks" / "check_project.py"
    done = subprocess.run(
        [sys.executable, script, "--json", project], capture_output=True, text=True, check=True
    )

    assert {finding["check"] for finding in json.loads(done.stdout)} >= {"mypy-not-strict"}
