"""A folder of rules → its rules by language, each with its twin."""

from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, Language
from rulebook.rules.model import Rule
from rulebook.rules.reader import not_a_rule, read_rule
from rulebook.rules.twins import twin_faults


def read_rules(root: Path) -> dict[Language, tuple[Rule, ...]]:
    """Read all rules of a folder that holds one folder for each of `LANGUAGES`.

    Returns the rules of each language, sorted by slug; all have their twin.

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
        mend = f"put `.mdc` files in {' and '.join(str(root / folder) for folder in LANGUAGES)}"
        raise RuleError((*faults, Fault(root, 1, 0, what, mend)))
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        for name in names[language] - names[other]:
            what = f"{root / language / name} has no twin in the other language"
            faults.append(Fault(root / other / name, 1, 0, what, "write this file"))
    korean, english = (rules[language] for language in LANGUAGES)
    for name in korean.keys() & english.keys():
        faults += twin_faults(korean[name], english[name])
    if faults:
        raise RuleError(faults)
    return {
        language: tuple(sorted(rules[language].values(), key=lambda rule: rule.slug))
        for language in LANGUAGES
    }


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
            what = "this is a folder among rules: what stands in it would be left out"
            faults.append(Fault(entry, 1, 0, what, f"put rules directly in {folder}"))
        elif entry.suffix != ".mdc":
            faults.append(Fault(entry, 1, 0, *not_a_rule(entry)))
        else:
            files.append(entry)
    return files, faults
