"""Check and repair rules: `python -m rulebook check` and `python-rulebook rules`."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rulebook.checking.progress import show_progress
from rulebook.fault import Fault, Severity, visible
from rulebook.rules.check import check, rule_files
from rulebook.rules.repair import repair

EACH = 50
"""Files between two updates of the progress line."""


def add_options(command: ArgumentParser, default: Path) -> None:
    """Declare the arguments of the command."""
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[default],
        metavar="PATH",
        help=f"files or folders (default: {default})",
    )
    command.add_argument("--strict", action="store_true", help="fail on warnings and style too")
    command.add_argument(
        "--fix",
        action="store_true",
        help="repair the form of frontmatter and line ends first; texts stay as they are",
    )


def run(given: Namespace) -> int:
    """Check, and repair first where that is asked for. Returns 1 where a rule has an error."""
    if given.fix:
        _repair(given.paths)
    fine, faults = check(given.paths, progress=_progress)
    show_progress("")
    for fault in faults:
        print(line(fault))  # noqa: T201 - the answer
    if not faults:
        print(f"{fine} rule{'' if fine == 1 else 's'} checked, no faults")  # noqa: T201 - the answer
        return 0
    counts = Counter(fault.severity for fault in faults)
    summary = f"{fine} of {fine + len({fault.path for fault in faults})} rules without faults: "
    summary += ", ".join(f"{counts[severity]} {severity}" for severity in Severity)
    print(summary, file=sys.stderr)  # noqa: T201 - the answer
    return int(given.strict or counts[Severity.ERROR] > 0)


def line(fault: Fault) -> str:
    """Return a fault on one line, with its severity."""
    place = f"{fault.path}:{fault.line}" + (f":{fault.column}" if fault.column else "")
    return visible(f"{place}: {fault.severity}: {fault.what}; {fault.fix}")


def _repair(paths: Iterable[Path]) -> None:
    changed = 0
    for path in _files(paths):
        try:
            changed += repair(path)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            text = f"{path}:1: not repaired: {reason}; check its permissions and its folder's"
            print(visible(text), file=sys.stderr)  # noqa: T201 - the answer
    print(f"{changed} file{'' if changed == 1 else 's'} repaired", file=sys.stderr)  # noqa: T201 - the answer


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        for file in rule_files(path):
            if file.suffix == ".mdc" and file.is_file() and not file.is_symlink():
                yield file


def _progress(done: int) -> None:
    if done % EACH == 0:
        show_progress(f"checked {done} files")
