"""The team chapter: its commands, run in its order, end in a project with rules and a test."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.library import read_rules
from rulebook.service.files import SERVICE
from rulebook.site.code_sample import commands

pytestmark = pytest.mark.xdist_group("team")  # the project is made once

TEAM = "docs/examples/team"
CALL = re.compile(rf'\{{\{{ commands\("{TEAM}/([a-z-]+)\.sh"\) \}}\}}')
TOOLS = ROOT / SERVICE / ".tools/bin"

type Run = Callable[[str, Path], subprocess.CompletedProcess[str]]


def on_page(name: str) -> list[str]:
    return CALL.findall((ROOT / "docs/guide" / name).read_text())


SCRIPTS = on_page("team.en.md")
SET_UP = SCRIPTS[: SCRIPTS.index("commit") + 1] if "commit" in SCRIPTS else []


def script(name: str, site: str, language: Language) -> str:
    return commands(ROOT, f"{TEAM}/{name}.sh", site, language)


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    """Give what a terminal has where Poetry is installed; the service brings its own."""
    if not (TOOLS / "poetry").exists():
        make = ["make", f"PYTHON={sys.executable}", ".tools/.complete"]
        subprocess.run(make, cwd=ROOT / SERVICE, check=True, capture_output=True)
    foreign = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "POETRY_", "PYTEST_")) and name != "VIRTUAL_ENV"
    }
    mirror = os.environ.get("POETRY_PYPI_MIRROR_URL") or _index_of_pip()
    person = {"NAME": "Somebody", "EMAIL": "somebody@example.com"}
    return {
        **foreign,
        **{
            f"GIT_{who}_{key}": value
            for who in ("AUTHOR", "COMMITTER")
            for key, value in person.items()
        },
        "NO_PROXY": "127.0.0.1",
        "PATH": f"{TOOLS}:{os.environ['PATH']}",
        "POETRY_NO_INTERACTION": "1",
        "POETRY_PYPI_MIRROR_URL": mirror,
    }


def _index_of_pip() -> str:
    """Return the index that pip asks, as the service's Makefile does."""
    if "PIP_INDEX_URL" in os.environ:
        return os.environ["PIP_INDEX_URL"]
    command = [str(TOOLS / "pip"), "config", "get", "global.index-url"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "https://pypi.org/simple"


@pytest.fixture(scope="module")
def run(environment: dict[str, str]) -> Run:
    def in_folder(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    return in_folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, run: Run, base_url: str) -> Path:
    """Run the commands of the page, from the first to the first commit, in one shell."""
    folder = tmp_path_factory.mktemp("team")
    done = run("\n".join(script(name, base_url, "en") for name in SET_UP), folder)
    assert done.returncode == 0, done.stdout
    (folder / "log").write_text(done.stdout)
    return folder / "my-api"


def test_every_command_is_on_the_page_in_both_languages() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in (ROOT / TEAM).glob("*.sh"))
    assert on_page("team.md") == SCRIPTS


def test_an_empty_folder_becomes_a_project_with_rules_and_a_passing_test(project: Path) -> None:
    rules = {f"{rule.slug}.mdc": rule.raw for rule in read_rules(ROOT / "rules")["en"]}
    installed = {path.name: path.read_bytes() for path in project.glob(".cursor/rules/*")}
    assert installed == rules
    log = (project.parent / "log").read_text()
    assert "Success: no issues found" in log
    assert "1 passed" in log


def test_what_is_committed_is_the_project_and_nothing_of_the_machine(
    project: Path, run: Run
) -> None:
    tracked = run("git status --short && git ls-files", project).stdout.splitlines()
    assert sorted(path for path in tracked if not path.startswith(".cursor/rules/")) == [
        ".gitignore",
        "README.md",
        "poetry.lock",
        "poetry.toml",
        "pyproject.toml",
        "src/my_api/__init__.py",
        "src/my_api/main.py",
        "tests/__init__.py",
        "tests/test_health.py",
    ]


def test_a_colleague_gets_the_same_from_a_clone(project: Path, run: Run, tmp_path: Path) -> None:
    cloned = run(f"git clone --quiet {project} colleague", tmp_path)
    assert cloned.returncode == 0, cloned.stdout
    joined = run(script("join", "", "en"), tmp_path / "colleague")
    assert joined.returncode == 0, joined.stdout
    assert "1 passed" in joined.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copied_rule_can_be_held_against_the_one_of_today(
    language: Language, run: Run, base_url: str, tmp_path: Path
) -> None:
    installed = run(script("install-rules", base_url, language), tmp_path)
    assert installed.returncode == 0, installed.stdout
    for name in ("which-rules-changed", "what-changed"):
        same = run(script(name, base_url, language), tmp_path)
        assert same.returncode == 0, same.stdout
    run("git init -q && git add .cursor && git commit -qm Rules", tmp_path)

    rules = tmp_path / ".cursor/rules"
    today = (rules / "001-core.mdc").read_text()
    (rules / "001-core.mdc").write_text(f"{today}- a line of long ago\n")
    (rules / "900-team.mdc").write_text("our own")
    (rules / "400-security.mdc").unlink()

    which = run(script("which-rules-changed", base_url, language), tmp_path)
    assert which.returncode == 1
    assert ".cursor/rules/001-core.mdc: FAILED" in which.stdout
    assert ".cursor/rules/100-fastapi.mdc: OK" in which.stdout
    assert "400-security" not in which.stdout

    what = run(script("what-changed", base_url, language), tmp_path)
    assert what.returncode == 1
    assert "-- a line of long ago" in what.stdout
    assert "Only in .cursor/rules: 900-team.mdc" in what.stdout
    assert "Only in latest/.cursor/rules: 400-security.mdc" in what.stdout

    taken = run(script("take-changes", base_url, language), tmp_path)
    assert taken.returncode == 0, taken.stdout
    assert (rules / "001-core.mdc").read_text() == today
    assert (rules / "900-team.mdc").read_text() == "our own"
    assert not (tmp_path / "latest").exists()
