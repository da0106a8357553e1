"""The chapter on checks: its commands, run in its order, in a small project with rules."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from support import ROOT

from rulebook.language import LANGUAGES
from rulebook.site.code_sample import commands
from rulebook.site.wheel import wheel_name

pytestmark = pytest.mark.xdist_group("enforce")  # the project is made once

ENFORCE = "docs/examples/enforce"
CALL = re.compile(rf'\{{\{{ commands\("{ENFORCE}/([a-z-]+)\.sh"\) \}}\}}')
FILES = {
    ".cursor/rules/001-core.mdc": (ROOT / "rules/en/001-core.mdc").read_text(),
    ".cursor/rules/900-ours.mdc": '---\nglobs: "src/**/*.py"\n---\n# Ours\n',
    ".gitignore": ".venv/\n__pycache__/\n",
    "pyproject.toml": """\
[project]
name = "shop"
version = "1"
requires-python = ">=3.13"
dependencies = ["fastapi"]

[dependency-groups]
dev = ["httpx2", "mypy", "pytest"]

[build-system]
requires = ["uv_build"]
build-backend = "uv_build"
""",
    "src/shop/__init__.py": '"""A shop."""\n',
    "src/shop/main.py": '''\
"""The application, which answers 503 while a dependency is out of reach."""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI(openapi_url=None)


@app.exception_handler(OSError)
def unavailable(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": "try again later"}, status_code=503)
''',
    "tests/__init__.py": '"""The tests."""\n',
}
FOUND = {"check": 1, "check-rules": 1}
"""Exit status of the commands that find the quotes in 900-ours.mdc; all others succeed."""


def on_page(name: str) -> list[str]:
    return CALL.findall((ROOT / "docs/guide" / name).read_text())


SCRIPTS = on_page("enforce.en.md")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, base_url: str, site: Path) -> dict[str, str]:
    """Run every command of the page in its order; give what each wrote."""
    project = tmp_path_factory.mktemp("enforce") / "shop"
    for name, content in FILES.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(content)
    person = "-c user.name=Somebody -c user.email=somebody@example.com"
    _run(
        f"git init -q -b main && git add . && git {person} commit -qm First"
        " && git update-ref refs/remotes/origin/main HEAD",
        project,
    )
    digest = sha256((site / wheel_name(ROOT)).read_bytes()).hexdigest()
    outputs = {}
    for name in SCRIPTS:
        typed = commands(ROOT, f"{ENFORCE}/{name}.sh", base_url, "en")
        # uvx reuses the environment of an address, and another wheel may have had this port
        done = _run(typed.replace(".whl ", f".whl#sha256={digest} "), project)
        assert done.returncode == FOUND.get(name, 0), f"{name}: {done.stdout}"
        outputs[name] = done.stdout
    return outputs


def _run(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    foreign = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PYTEST_")) and name != "VIRTUAL_ENV"
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=folder,
        env={
            **foreign,
            "NO_PROXY": "127.0.0.1",
            "PATH": f"{ROOT / '.tools/uv/bin'}:{os.environ['PATH']}",
            "UV_PYTHON": sys.executable,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_every_command_is_on_the_page_in_both_languages() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in (ROOT / ENFORCE).glob("*.sh"))
    assert all(on_page(name) == SCRIPTS for name in ("enforce.md", "enforce.en.md"))
    assert len(LANGUAGES) == 2


def test_one_command_finds_what_is_wrong_and_leads_to_the_site(outputs: dict[str, str]) -> None:
    assert ".cursor/rules/900-ours.mdc:2: error: `globs` contains quotes" in outputs["check"]
    assert "/en/guide/enforce/#rule-files" in outputs["check"]


def test_lines_that_did_not_change_are_not_reported(outputs: dict[str, str]) -> None:
    assert "0 errors, 0 warnings" in outputs["changed-lines"]


def test_the_pack_is_whole_and_its_configurations_accept_a_sound_project(
    outputs: dict[str, str],
) -> None:
    assert "python-checks.zip: OK" in outputs["add-pack"]
    assert "All checks passed!" in outputs["configure-ruff"]
    assert "Success: no issues found" in outputs["run-mypy"]
    assert "1 passed" in outputs["audit-app"]
    assert "Passed" in outputs["pre-commit"]


def test_the_pack_in_a_project_is_not_checked_itself(outputs: dict[str, str]) -> None:
    assert "file=python-checks/" not in outputs["github"]


def test_rule_files_are_repaired_and_compared_with_the_editions(outputs: dict[str, str]) -> None:
    assert "1 file repaired" in outputs["fix-rules"]
    assert "001-core.mdc: current" in outputs["status"]
    assert "900-ours.mdc: unknown" in outputs["status"]
