"""The commands of `python -m rulebook`: `check [PATH …]`, `verify [--check]`, `edition`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.checking import rule_command
from rulebook.fault import Fault, RuleError
from rulebook.proving.ledger import check_ledger, count_kinds, write_ledger
from rulebook.proving.prove import prove
from rulebook.proving.toolchain import ToolchainError
from rulebook.rules.editions import record_edition
from rulebook.rules.library import read_library

if TYPE_CHECKING:
    from argparse import _SubParsersAction

RULES = Path("rules")
PROOFS = RULES / "proofs.json"
PROJECT = Path()


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns 0 where all is fine, 1 where a rule has a fault."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a path or a rule's words in any script
    parser = ArgumentParser(prog="rulebook", description="Check Cursor rules.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_verify(commands)
    _add_edition(commands)
    given = parser.parse_args(arguments)
    run: Callable[[Namespace], int] = given.run
    return run(given)


def _add_check(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = commands.add_parser(
        "check",
        help="check .mdc rules",
        description="Check .mdc rules: one line per fault, exit status 1 for errors; else say how"
        " many are fine. A folder that holds `ko` and `en` is also checked for twins.",
    )
    rule_command.add_options(command, RULES)
    command.set_defaults(run=rule_command.run)


def _add_verify(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = commands.add_parser(
        "verify",
        help="verify every code block and every prohibition of the rules",
        description="Verify what rules/proofs/*.toml claims of the rules, and write"
        f" {PROOFS}: one line for each fault, exit status 1.",
    )
    command.add_argument(
        "--check", action="store_true", help="write nothing; fail where the file would change"
    )
    command.set_defaults(run=_run_verify)


def _add_edition(commands: "_SubParsersAction[ArgumentParser]") -> None:
    command = commands.add_parser(
        "edition",
        help="record the rules as the newest edition",
        description="Copy the rules into the folder of the newest edition of"
        " rules/editions/editions.toml.",
    )
    command.add_argument(
        "--replace", action="store_true", help="record it again; only if nobody has it yet"
    )
    command.set_defaults(run=_run_edition)


def _run_verify(given: Namespace) -> int:
    today = datetime.now(tz=UTC).date().isoformat()
    try:
        ledger = prove(PROJECT, read_library(RULES), today)
        if given.check:
            check_ledger(PROOFS, ledger)
        else:
            write_ledger(ledger, PROOFS)
    except RuleError as error:
        return _report(error.faults)
    except ToolchainError as error:
        print(error)  # noqa: T201 - the command's answer
        return 1
    for kind, number in count_kinds(ledger):
        print(f"{number:4} {kind}")  # noqa: T201 - the command's answer
    return 0


def _run_edition(given: Namespace) -> int:
    try:
        print(f"recorded in {record_edition(RULES, replace=given.replace)}")  # noqa: T201 - the answer
    except RuleError as error:
        return _report(error.faults)
    return 0


def _report(faults: Iterable[Fault]) -> int:
    for fault in faults:
        print(fault)  # noqa: T201 - the command's answer
    return 1


if __name__ == "__main__":
    sys.exit(main())
