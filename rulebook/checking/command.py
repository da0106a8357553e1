"""The command `python-rulebook check [PATH …]`: run what applies, join what it finds."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from io import TextIOWrapper
from pathlib import Path

from rulebook.checking import rule_command
from rulebook.checking.changes import Changes, changes_since
from rulebook.checking.copies import add_status, add_update
from rulebook.checking.finding import Finding, Severity
from rulebook.checking.progress import show_progress
from rulebook.checking.project_checks import project_findings, rule_findings
from rulebook.checking.source_checks import (
    ast_grep_findings,
    has_mypy,
    mypy_findings,
    ruff_findings,
)
from rulebook.checking.tools import ToolError

type Job = Callable[[], Iterable[Finding]]

RULES = Path(".cursor/rules")
PACK = "python-checks"
"""The folder of these checks in a project that keeps a copy of them; not its own code."""
FOUND, UNUSABLE = 1, 2
"""Exit status: an error was found; the command could not do its work."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Returns 0, or 1 where an error was found, or 2 where a tool or a path is missing.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a path in any script
    parser = ArgumentParser(
        prog="python-rulebook",
        description="Check a Python project against the rules.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="check a project", description=_DESCRIPTION))
    add_status(commands.add_parser("status", help=_STATUS, description=_STATUS))
    add_update(commands.add_parser("update", help=_UPDATE, description=_UPDATE))
    rules = commands.add_parser("rules", help="check and repair .mdc rules")
    rule_command.add_options(rules, RULES)
    rules.set_defaults(run=rule_command.run)
    given = parser.parse_args(arguments)
    run: Callable[[Namespace], int] = given.run
    try:
        return run(given)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except ToolError as error:
        print(f"python-rulebook: {error}", file=sys.stderr)  # noqa: T201 - the answer
        return UNUSABLE


_DESCRIPTION = (
    "Run the checks of the rules, Ruff with their configuration, mypy where the project's .venv"
    " has it, and the check of .cursor/rules. One line per finding; exit status 1 if there are"
    " errors. Hints are counted, and shown with --hints."
)

_STATUS = "Compare each copied rule with the editions: current, older, edited by you, unknown."
_UPDATE = "Replace older copies that nobody edited, and show the differences of edited ones."


def _add_check(command: ArgumentParser) -> None:
    command.set_defaults(run=_check)
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files or folders (default: the whole project in the current folder)",
    )
    command.add_argument("--since", metavar="REF", help="only lines that changed since a commit")
    command.add_argument("--format", choices=("text", "github"), default="text")
    command.add_argument("--strict", action="store_true", help="fail on warnings too")
    command.add_argument("--hints", action="store_true", help="show hints too")


def _check(given: Namespace) -> int:
    folder, paths = _place(given.paths)
    changes = changes_since(folder, given.since) if given.since else None
    jobs = _jobs(folder, paths, changes)
    findings = sorted(
        {
            found
            for found in _run(jobs)
            if not found.path.startswith(f"{PACK}/")
            and (changes is None or changes.hold(found.path, found.line))
        },
        key=lambda found: found.order,
    )
    counts = Counter(found.severity for found in findings)
    for found in findings:
        if found.severity is not Severity.HINT or given.hints:
            print(found.as_github() if given.format == "github" else found)  # noqa: T201 - the answer
    print(_summary(counts, shown=given.hints), file=sys.stderr)  # noqa: T201 - the answer
    failing = counts[Severity.ERROR] + (counts[Severity.WARNING] if given.strict else 0)
    return FOUND if failing else 0


def _place(paths: list[Path]) -> tuple[Path, list[str]]:
    """Return the project's folder, and what to check in it."""
    for path in paths:
        if not path.exists():
            message = f"{path}: there is no such file or folder; check the path"
            raise ToolError(message)
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0].resolve(), ["."]
    return Path.cwd(), [str(path) for path in paths] or ["."]


def _jobs(folder: Path, paths: list[str], changes: Changes | None) -> dict[str, Job]:
    whole = paths == ["."]
    if changes is not None:
        paths = [
            name for name in changes.files if name.endswith(".py") and (folder / name).exists()
        ]
    jobs: dict[str, Job] = {}
    if paths:
        jobs["ast-grep"] = lambda: ast_grep_findings(folder, paths)
        jobs["ruff"] = lambda: ruff_findings(folder, paths)
        if has_mypy(folder):
            jobs["mypy"] = lambda: mypy_findings(folder, paths)
    if whole:
        jobs["project"] = lambda: project_findings(folder)
        jobs["rule files"] = lambda: rule_findings(folder)
    return jobs


def _run(jobs: dict[str, Job]) -> list[Finding]:
    """Run all jobs at once, since each but one waits for a process of its own."""
    findings: list[Finding] = []
    with ThreadPoolExecutor() as pool:
        running = {pool.submit(_collect, job): name for name, job in jobs.items()}
        waiting = set(running.values())
        _progress(waiting)
        for done in as_completed(running):
            waiting.discard(running[done])
            _progress(waiting)
            findings += done.result()
    return findings


def _collect(job: Job) -> list[Finding]:
    return list(job())


def _progress(waiting: set[str]) -> None:
    show_progress(f"running {', '.join(sorted(waiting))}" if waiting else "")


def _summary(counts: Counter[Severity], *, shown: bool) -> str:
    def number(severity: Severity) -> str:
        count = counts[severity]
        return f"{count} {severity}{'' if count == 1 else 's'}"

    text = f"{number(Severity.ERROR)}, {number(Severity.WARNING)}, {number(Severity.HINT)}"
    return text + (" (--hints shows them)" if counts[Severity.HINT] and not shown else "")
