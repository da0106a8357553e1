"""The commands `python -m rulebook check [PATH …]` and `python -m rulebook verify [--check]`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.fault import Fault, RuleError
from rulebook.proof import check_proofs, count_kinds, prove, write_proofs
from rulebook.rule import LANGUAGES, read_rule, read_rules
from rulebook.service import Service, ServiceError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

RULES = Path("rules")
PROOFS = RULES / "proofs.json"
SERVICE = Path("examples/modern-python-api")


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns 0 where all is fine, 1 where a rule has a fault."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a path or a rule's words in any script
    parser = ArgumentParser(prog="rulebook", description="Check Cursor rules.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_verify(commands)
    given = parser.parse_args(arguments)
    run: Callable[[Namespace], int] = given.run
    return run(given)


def _add_check(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = commands.add_parser(
        "check",
        help="check .mdc rules",
        description="Check .mdc rules: one line a fault, exit status 1; else say how many are fine."
        " A folder that holds `ko` and `en` is also checked for twins.",
    )
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[RULES],
        metavar="PATH",
        help="files or folders (default: rules)",
    )
    command.set_defaults(run=_run_check)


def _add_verify(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = commands.add_parser(
        "verify",
        help="prove every code block of the rules",
        description="Prove every code block of rules/ against the reference service, and write"
        f" {PROOFS}: one line for a block that is not proven, exit status 1.",
    )
    command.add_argument(
        "--check", action="store_true", help="write nothing; fail where the file would change"
    )
    command.set_defaults(run=_run_verify)


def _run_check(given: Namespace) -> int:
    fine, faults = check(given.paths)
    if faults:
        return _report(faults)
    print(f"{fine} rule{'' if fine == 1 else 's'} checked, no faults")  # noqa: T201 - the answer
    return 0


def _run_verify(given: Namespace) -> int:
    today = datetime.now(tz=UTC).date().isoformat()
    try:
        proofs = prove(read_rules(RULES), Service(SERVICE), today)
        if given.check:
            check_proofs(PROOFS, proofs)
        else:
            write_proofs(proofs, PROOFS)
    except RuleError as error:
        return _report(error.faults)
    except ServiceError as error:
        print(error)  # noqa: T201 - the command's answer
        return 1
    for kind, number in count_kinds(proofs):
        print(f"{number:4} {kind}")  # noqa: T201 - the command's answer
    return 0


def _report(faults: Iterable[Fault]) -> int:
    for fault in faults:
        print(fault)  # noqa: T201 - the command's answer
    return 1


def check(paths: Iterable[Path]) -> tuple[int, list[Fault]]:
    """Return how many of the rules that `paths` name are fine, and all faults, sorted."""
    fine: set[Path] = set()
    faults: set[Fault] = set()
    for path in paths:
        for found in _rules_or_faults(path):
            if isinstance(found, Fault):
                faults.add(found)
            else:
                fine.add(found.resolve())
    return len(fine), sorted(faults)


def _rules_or_faults(path: Path) -> Iterator[Path | Fault]:
    try:
        if not path.is_dir():
            yield read_rule(path).path
            return
        found = False
        for thing in _below(path):
            found = True
            yield thing
        if not found:
            what = "there are no `.mdc` rules in this folder"
            yield Fault(path, 1, 0, what, "name a folder or a file that has some")
    except RuleError as error:
        yield from error.faults


def _below(folder: Path) -> Iterator[Path | Fault]:
    """Yield the paths of the rules that are fine, and the faults of the others."""
    if _holds_twins(folder):
        try:
            yield from (rule.path for rules in read_rules(folder).values() for rule in rules)
        except RuleError as error:
            yield from error.faults
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        yield Fault(folder, 1, 0, what, "check its permissions")
        return
    among_rules = any(entry.suffix == ".mdc" for entry in entries) or _is_cursors(folder)
    for entry in entries:
        if entry.is_dir():
            if among_rules and entry.is_symlink():
                what = "this is a symbolic link: the rules behind it are not checked"
                yield Fault(entry, 1, 0, what, "put the folder itself here")
            elif not entry.is_symlink() and not _is_anothers(entry):
                yield from _below(entry)
        elif entry.suffix == ".mdc" or (among_rules and entry.suffix == ".md"):
            yield from _rules_or_faults(entry)


def _holds_twins(folder: Path) -> bool:
    """Whether this is a folder of rules by language, as this project keeps them."""
    return not _is_cursors(folder) and any(
        any((folder / language).glob("*.mdc")) for language in LANGUAGES
    )


def _is_anothers(folder: Path) -> bool:
    """Whether a folder is a tool's or a dependency's, and not the author's to mend."""
    name = folder.name
    return name != ".cursor" and (name.startswith(".") or name == "node_modules")


def _is_cursors(folder: Path) -> bool:
    return (".cursor", "rules") in zip(folder.parts, folder.parts[1:], strict=False)


if __name__ == "__main__":
    sys.exit(main())
