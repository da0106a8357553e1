"""Find the rules in files and folders, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, REFERENCE
from rulebook.rules.library import read_library
from rulebook.rules.reader import read_rule
from rulebook.rules.routing import routing_faults
from rulebook.rules.tokens import size_faults


def check(
    paths: Iterable[Path], *, progress: Callable[[int], None] | None = None
) -> tuple[int, list[Fault]]:
    """Return how many of the rules that `paths` name are fine, and all faults, sorted.

    `progress` gets the number of results so far, fine rules and faults alike.
    """
    fine: set[Path] = set()
    faults: set[Fault] = set()
    for path in paths:
        for found in _rules_or_faults(path):
            if progress is not None:
                progress(len(fine) + len(faults))
            if isinstance(found, Fault):
                faults.add(found)
            else:
                fine.add(found.resolve())
    return len(fine), sorted(faults)


def rule_files(path: Path) -> list[Path]:
    """Return the `.mdc` files of the author that `path` names: itself, or those below it."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*.mdc")
        if not any(_is_third_party(folder) for folder in file.relative_to(path).parents)
    )


def _rules_or_faults(path: Path) -> Iterator[Path | Fault]:
    """Yield the paths of the rules that are fine, and the faults of the others."""
    try:
        is_folder = path.is_dir()
    except OSError:
        is_folder = False  # reading it raises the reason
    if not is_folder:
        yield from _file(path)
        return
    found = False
    for item in _folder(path):
        found = True
        yield item
    if not found:
        what = "there are no `.mdc` rules in this folder"
        yield Fault(path, 1, 0, what, "name a folder or a file that has some")


def _file(path: Path) -> Iterator[Path | Fault]:
    try:
        yield read_rule(path).path
    except RuleError as error:
        yield from error.faults


def _folder(folder: Path) -> Iterator[Path | Fault]:
    try:
        if _holds_twins(folder):
            yield from _library(folder)
            return
        entries = [(entry, entry.is_dir()) for entry in sorted(folder.iterdir())]
    except RuleError as error:
        yield from error.faults
        return
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        yield Fault(folder, 1, 0, what, "check its permissions")
        return
    among_rules = _is_in_cursor_rules(folder) or any(entry.suffix == ".mdc" for entry, _ in entries)
    for entry, is_folder in entries:
        if is_folder and entry.is_symlink():
            if among_rules:
                what = "this is a symbolic link: the rules behind it are not checked"
                yield Fault(entry, 1, 0, what, "put the folder itself here")
        elif is_folder:
            if not _is_third_party(entry):
                yield from _folder(entry)
        elif entry.suffix == ".mdc" or (among_rules and entry.suffix == ".md"):
            yield from _file(entry)


def _library(folder: Path) -> Iterator[Path | Fault]:
    """Yield what is in a folder of rules by language, which agents get together."""
    rules = read_library(folder).rules
    faults = [fault for rule in rules[REFERENCE] for fault in size_faults(rule)]
    faults += [fault for language in LANGUAGES for fault in routing_faults(rules[language])]
    faulty = {fault.path for fault in faults}
    yield from faults
    yield from (rule.path for each in rules.values() for rule in each if rule.path not in faulty)


def _holds_twins(folder: Path) -> bool:
    """Whether this is a folder of rules by language, as this project keeps them."""
    return not _is_in_cursor_rules(folder) and any(
        any((folder / language).glob("*.mdc")) for language in LANGUAGES
    )


def _is_third_party(folder: Path) -> bool:
    """Whether a folder is a tool's or a dependency's, and not the author's to fix."""
    name = folder.name
    return name != ".cursor" and (name.startswith(".") or name == "node_modules")


def _is_in_cursor_rules(folder: Path) -> bool:
    return (".cursor", "rules") in zip(folder.parts, folder.parts[1:], strict=False)
