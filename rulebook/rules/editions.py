"""What was published when: every edition's files, and what changed from one to the next.

`rules/editions/editions.toml` lists the editions, oldest first; the folder of an edition holds the
bytes of its rules. The newest edition's folder equals `rules/`, so that a rule cannot change
without a new edition and a note for those who copied the old one.
"""

import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, Language
from rulebook.rules.model import Rule

EDITIONS: Final = "editions"
LIST: Final = "editions.toml"


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a rule, and what its readers change in their project; by language."""

    slug: str
    changed: Mapping[Language, str]
    action: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of an edition."""

    language: Language
    slug: str
    path: Path
    raw: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hex."""
        return sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Edition:
    """All rules as they were published on one day.

    `for_cursor_only`: it had no files for other agents.
    """

    number: int
    day: date
    for_cursor_only: bool
    files: tuple[PublishedFile, ...]
    changes: tuple[Change, ...]

    def texts(self) -> dict[tuple[Language, str], bytes]:
        """Return the bytes of each file, by language and slug."""
        return {(file.language, file.slug): file.raw for file in self.files}


def read_editions(rules: Path) -> tuple[Edition, ...]:
    """Read all editions below the folder `rules`, oldest first.

    Raises:
        RuleError: the list cannot be read.

    """
    path = rules / EDITIONS / LIST
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["edition"]
        return tuple(_read_edition(entry, path.parent) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"the editions cannot be read: {error or type(error).__name__}"
        fix = "an entry has `number`, `day` and, for each changed rule, `changed` and `action`"
        raise RuleError((Fault(path, 1, 0, what, fix),)) from error


def edition_faults(
    rules: Path, editions: Sequence[Edition], current: Mapping[Language, Sequence[Rule]]
) -> tuple[Fault, ...]:
    """Return what is wrong with the editions: each fault names how to fix it.

    The newest edition has to be what the rules are now (`current`), and an edition that changes a
    rule says what its readers have to change.
    """
    path = rules / EDITIONS / LIST
    return tuple(sorted((*_unexplained(path, editions), *_unpublished(path, editions, current))))


def record_edition(rules: Path, *, replace: bool = False) -> Path:
    """Copy the rules as they are now into the folder of the newest edition; return the folder.

    Raises:
        RuleError: the edition was recorded before, with other bytes, and `replace` is false.

    """
    path = rules / EDITIONS / LIST
    number = max(entry["number"] for entry in tomllib.loads(path.read_text("utf-8"))["edition"])
    folder = path.parent / str(number)
    if folder.exists() and not replace:
        what = f"edition {number} is recorded already"
        fix = "add the next `[[edition]]` here; or pass --replace, if nobody has it yet"
        raise RuleError((Fault(path, 1, 0, what, fix),))
    shutil.rmtree(folder, ignore_errors=True)
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True)
        for file in sorted((rules / language).glob("*.mdc")):
            shutil.copyfile(file, folder / language / file.name)
    return folder


def _read_edition(entry: Mapping[str, Any], folder: Path) -> Edition:
    number: int = entry["number"]
    files = tuple(
        PublishedFile(language, file.stem, file, file.read_bytes())
        for language in LANGUAGES
        for file in sorted((folder / str(number) / language).glob("*.mdc"))
    )
    changes = tuple(
        Change(change["slug"], _by_language(change["changed"]), _by_language(change["action"]))
        for change in entry.get("change", [])
    )
    return Edition(number, entry["day"], entry.get("for_cursor_only", False), files, changes)


def _by_language(texts: Mapping[str, str]) -> dict[Language, str]:
    return {language: texts[language] for language in LANGUAGES}


def _unexplained(path: Path, editions: Sequence[Edition]) -> Iterator[Fault]:
    for before, after in pairwise(editions):
        old, new = before.texts(), after.texts()
        changed = {file[1] for file in old.keys() | new.keys() if old.get(file) != new.get(file)}
        explained = {change.slug for change in after.changes}
        for slug in sorted(changed - explained):
            what = f"edition {after.number} changes {slug} and does not say how"
            fix = "add an `[[edition.change]]` with `changed` and `action`, in every language"
            yield Fault(path, 1, 0, what, fix)
        for slug in sorted(explained - changed):
            what = f"edition {after.number} explains a change of {slug}, which did not change"
            yield Fault(path, 1, 0, what, "delete that entry")


def _unpublished(
    path: Path, editions: Sequence[Edition], current: Mapping[Language, Sequence[Rule]]
) -> Iterator[Fault]:
    newest = editions[-1]
    published = newest.texts()
    rules = {(language, rule.slug): rule for language in current for rule in current[language]}
    for key in sorted(published.keys() - rules):
        what = f"{'/'.join(key)} of edition {newest.number} is gone"
        yield Fault(path, 1, 0, what, "add the next edition, which says so; then `make edition`")
    for key, rule in rules.items():
        if rule.raw != published.get(key):
            what = f"this rule is not the one that edition {newest.number} published"
            fix = f"say in {path} what changed, then run `make edition`"
            yield Fault(rule.path, 1, 0, what, fix)
