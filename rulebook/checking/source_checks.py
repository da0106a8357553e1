"""Run the tools that read source: ast-grep and Ruff with the pack's rules, mypy of the project."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rulebook.checking.finding import Finding, Severity
from rulebook.checking.pack import known, pack, site
from rulebook.checking.tools import installed_tool, project_tool, run

type Paths = Sequence[str]
"""Files and folders to check, relative to the folder where the command runs."""

SEE_ADDRESS = "the address shows how"
INVALID_SYNTAX = "invalid-syntax"
"""The code of what Ruff cannot parse, in versions that give it none."""

_MYPY_LINE = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): error: (?P<text>.*?)\s+\[(?P<code>[\w-]+)\]"
)


def ast_grep_findings(folder: Path, paths: Paths) -> Iterator[Finding]:
    """Yield what the checks of the pack find. Files that Git ignores are left out."""
    command = [installed_tool("ast-grep"), "scan", "--json=stream"]
    command += ["--config", str(pack() / "sgconfig.yml"), *paths]
    severities = _severities()
    for line in run(command, cwd=folder).stdout.splitlines():
        found = json.loads(line)
        what, _, fix = found["message"].partition("; ")
        severity, url = severities[found["ruleId"]]
        start = found["range"]["start"]
        yield Finding(
            path=_shown(found["file"]),
            line=start["line"] + 1,
            column=start["column"] + 1,
            severity=severity,
            check=f"check {found['ruleId']}",
            what=what,
            fix=fix,
            address=f"{site()}{url}",
        )


def _severities() -> dict[str, tuple[Severity, str]]:
    """Return severity and url of each rule, which ast-grep leaves out of its answer."""
    found = {}
    for path in (pack() / "rules").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        severity, url = (
            re.search(rf"^{key}: (\S+)", text, re.MULTILINE) for key in ("severity", "url")
        )
        if severity and url:
            found[path.stem] = Severity(severity[1]), url[1]
    return found


def ruff_findings(folder: Path, paths: Paths) -> Iterator[Finding]:
    """Yield what Ruff finds with the pack's configuration, beside whatever the project's is."""
    command = [installed_tool("ruff"), "check", "--quiet", "--no-fix", "--no-cache"]
    command += ["--output-format=json", "--config", str(pack() / "ruff.toml"), *paths]
    answer = json.loads(run(command, cwd=folder).stdout or "[]")
    annotated = {_line_of(found) for found in answer if found["code"] == "FAST002"}
    start = f"{folder}{os.sep}"  # many findings: cheaper than a path object for each
    for found in answer:
        code = found["code"] or INVALID_SYNTAX
        if code == "B008" and _line_of(found) in annotated:
            continue  # FAST002 says the same, and how to fix it
        banned = re.fullmatch(r"`(?P<name>.+)` is banned: (?P<text>.*)", found["message"])
        about = known("ruff", code, INVALID_SYNTAX)
        what = found["message"].rstrip(".")
        fix = about.fix or (found["fix"] or {}).get("message") or SEE_ADDRESS
        if banned:
            about = known("ruff_banned", banned["name"])
            what, _, fix = banned["text"].rstrip(".").partition(": ")
            fix = fix or SEE_ADDRESS
            what = f"`{banned['name']}`: {_in_a_line(what)}"
        yield Finding(
            path=_shown(found["filename"].removeprefix(start)),
            line=found["location"]["row"],
            column=found["location"]["column"],
            severity=about.severity,
            check=f"ruff {code}",
            what=_in_a_line(what),
            fix=_in_a_line(fix),
            address=about.address,
        )


def _line_of(found: dict[str, Any]) -> tuple[str, int]:
    return found["filename"], found["location"]["row"]


def mypy_findings(folder: Path, paths: Paths) -> Iterator[Finding]:
    """Yield what mypy finds, if the project's environment has it.

    A project that configures mypy keeps its configuration; any other gets the pack's.
    """
    mypy = project_tool(folder, "mypy")
    if mypy is None or not paths:
        return
    with tempfile.TemporaryDirectory() as temporary:
        command = [mypy, "--no-error-summary", "--no-pretty", "--show-column-numbers"]
        command += ["--show-error-codes", "--hide-error-context"]
        if not _configures_mypy(folder):
            command += ["--config-file", str(_mypy_configuration(folder, Path(temporary)))]
        output = run([*command, *paths], cwd=folder).stdout
    for match in map(_MYPY_LINE.match, output.splitlines()):
        if match:
            about = known("mypy", match["code"])
            yield Finding(
                path=_shown(match["path"]),
                line=int(match["line"]),
                column=int(match["column"]),
                severity=about.severity,
                check=f"mypy {match['code']}",
                what=_in_a_line(match["text"]),
                fix=about.fix or SEE_ADDRESS,
                address=about.address,
            )


def has_mypy(folder: Path) -> bool:
    """Say whether the project's environment has mypy."""
    return project_tool(folder, "mypy") is not None


def _configures_mypy(folder: Path) -> bool:
    if any((folder / name).exists() for name in ("mypy.ini", ".mypy.ini")):
        return True
    pyproject = folder / "pyproject.toml"
    try:
        tools = tomllib.loads(pyproject.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False
    return "mypy" in tools


def _mypy_configuration(folder: Path, temporary: Path) -> Path:
    """Return the pack's configuration, without Pydantic's plugin where Pydantic is missing."""
    packages = folder.glob("*venv/**/site-packages/pydantic/mypy.py")
    if next(packages, None) is not None:
        return pack() / "mypy.ini"
    text = (pack() / "mypy.ini").read_text(encoding="utf-8")
    path = temporary / "mypy.ini"
    path.write_text(re.sub(r"^plugins = .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return path


def _in_a_line(text: str) -> str:
    """Return a sentence as it follows a colon: `PEP` and `FastAPI` keep their capitals."""
    word = text.split(" ", 1)[0]
    return text if word[1:] != word[1:].lower() else text[:1].lower() + text[1:]


@cache
def _shown(name: str) -> str:
    return Path(name).as_posix()
