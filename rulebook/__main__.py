"""The commands `python -m rulebook check [PATH …]` and `python -m rulebook verify [--check]`."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from rulebook.checking import rule_command
from rulebook.fault import Fault, RuleError
from rulebook.proving.ledger import check_proofs, count_kinds, write_proofs
from rulebook.proving.prove import prove
from rulebook.proving.toolchain import Service, ServiceError
from rulebook.rules.library import read_rules

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
        description="Check .mdc rules: one line per fault, exit status 1 for errors; else say how"
        " many are fine. A folder that holds `ko` and `en` is also checked for twins.",
    )
    rule_command.add_options(command, RULES)
    command.set_defaults(run=rule_command.run)


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


if __name__ == "__main__":
    sys.exit(main())
