"""A folder of rules → its rules by language, each with its twins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, REFERENCE, Language, others
from rulebook.rules.model import Rule, ids_of_headings
from rulebook.rules.reader import not_a_rule, read_rule
from rulebook.rules.twins import twin_faults


@dataclass(frozen=True)
class Library:
    """All rules: `rules` holds those of each language, sorted by slug; all have their twins."""

    rules: Mapping[Language, tuple[Rule, ...]]

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs, sorted: the same in every language."""
        return tuple(rule.slug for rule in self.rules[REFERENCE])

    def rule(self, slug: str, language: Language) -> Rule:
        """Return one rule; KeyError where there is none."""
        return self._by_slug[language][slug]

    @cached_property
    def _by_slug(self) -> Mapping[Language, Mapping[str, Rule]]:
        return {
            language: {rule.slug: rule for rule in rules} for language, rules in self.rules.items()
        }


def read_library(root: Path) -> Library:
    """Read all rules of a folder that holds one folder for each of `LANGUAGES`.

    Raises:
        RuleError: with all faults of all files, those between twins included.

    """
    faults: list[Fault] = []
    rules: dict[Language, dict[str, Rule]] = {}
    names: dict[Language, set[str]] = {}
    for language in LANGUAGES:
        folder = root / language
        files, folder_faults = _files_in(folder)
        faults += folder_faults
        names[language] = {file.name for file in files}
        rules[language] = {}
        for file in files:
            try:
                rules[language][file.name] = read_rule(file)
            except RuleError as error:
                faults += error.faults
    if not any(names.values()):
        what = "there are no rules in this folder"
        fix = f"put `.mdc` files in {' and '.join(str(root / folder) for folder in LANGUAGES)}"
        raise RuleError((*faults, Fault(root, 1, 0, what, fix)))
    faults += _missing_twins(root, names)
    for name, reference in rules[REFERENCE].items():
        for language in others(REFERENCE):
            if name in rules[language]:
                faults += twin_faults(rules[language][name], reference)
    if faults:
        raise RuleError(faults)
    ids = {name: ids_of_headings(reference) for name, reference in rules[REFERENCE].items()}
    return Library(
        {
            language: tuple(
                replace(rules[language][name], heading_ids=ids[name])
                for name in sorted(rules[language], key=lambda name: rules[language][name].slug)
            )
            for language in LANGUAGES
        }
    )


def read_rules(root: Path) -> Mapping[Language, tuple[Rule, ...]]:
    """Return the rules of each language, sorted by slug; for what it raises see `read_library`."""
    return read_library(root).rules


def _missing_twins(root: Path, names: Mapping[Language, set[str]]) -> Iterator[Fault]:
    for language in LANGUAGES:
        for other in others(language):
            for name in names[other] - names[language]:
                what = f"{root / other / name} has no twin in the other language"
                yield Fault(root / language / name, 1, 0, what, "write this file")


def _files_in(folder: Path) -> tuple[list[Path], list[Fault]]:
    """Return the rules' files in a language's folder, and what would silently be left out."""
    try:
        entries = [
            (entry, entry.is_dir())
            for entry in sorted(folder.iterdir())
            if not entry.name.startswith(".")
        ]
    except (FileNotFoundError, NotADirectoryError):
        return [], []  # each rule of the other language then lacks its twin
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        return [], [Fault(folder, 1, 0, what, "check its permissions")]
    files: list[Path] = []
    faults: list[Fault] = []
    for entry, is_folder in entries:
        if is_folder:
            what = "this is a folder among rules: what is in it would be left out"
            faults.append(Fault(entry, 1, 0, what, f"put rules directly in {folder}"))
        elif entry.suffix != ".mdc":
            faults.append(Fault(entry, 1, 0, *not_a_rule(entry)))
        else:
            files.append(entry)
    return files, faults
