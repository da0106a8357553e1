"""The command `python -m rulebook check [PATH …]`: check any `.mdc` rules."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.rule import LANGUAGES, read_rule, read_rules


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Returns 0 where all is fine, 1 where a rule has a fault."""
    parser = ArgumentParser(prog="rulebook", description="Check Cursor rules.", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
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
        default=[Path("rules")],
        metavar="PATH",
        help="files or folders (default: rules)",
    )
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a path or a rule's words in any script
    fine, faults = check(parser.parse_args(arguments).paths)
    for fault in faults:
        print(fault)  # noqa: T201 - the command's answer
    if faults:
        return 1
    print(f"{fine} rule{'' if fine == 1 else 's'} checked, no faults")  # noqa: T201 - the same
    return 0


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
