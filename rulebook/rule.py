"""Read and check one `.mdc` rule, or all of them. Nothing else in this project reads a rule.

Sources: Cursor's documentation of rules (https://cursor.com/docs/context/rules), replies of its
staff and third-party tests, gathered up to 2026-11. Cursor says nothing of a rule that it cannot
read, so a rule is accepted here only in the form that every known reader accepts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final, Literal

from wcmatch import glob

from rulebook.fault import Fault, RuleError, quote
from rulebook.frontmatter import FENCE, GLOB_FLAGS, read_frontmatter
from rulebook.hidden import hidden_characters, hidden_markup, not_normal
from rulebook.outline import DEEPEST, Outline, markdown, read_outline
from rulebook.twins import twin_faults

__all__ = ["LANGUAGES", "Fault", "Language", "Mode", "Rule", "RuleError", "read_rule", "read_rules"]

type Language = Literal["ko", "en"]

LANGUAGES: Final[tuple[Language, Language]] = ("ko", "en")
MOST_LINES: Final = 500
"""Cursor's advice: keep a rule under 500 lines."""

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Mode(StrEnum):
    """When Cursor includes a rule, in the order of Cursor's documentation."""

    ALWAYS = "always"
    FILES = "files"
    AGENT = "agent"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its file holds it.

    `body` is the text after the frontmatter and starts on line `body_line` of the file.
    """

    path: Path
    slug: str
    description: str
    globs: tuple[str, ...]
    always_apply: bool
    body: str
    body_line: int
    raw: bytes = field(repr=False)

    @property
    def mode(self) -> Mode:
        """The mode that Cursor derives from the frontmatter."""
        if self.always_apply:
            return Mode.ALWAYS
        if self.globs:
            return Mode.FILES
        return Mode.AGENT if self.description else Mode.MANUAL

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hex."""
        return sha256(self.raw).hexdigest()

    @property
    def outline(self) -> Outline:
        """The headings and code blocks of the body, with their lines in the file."""
        return read_outline(self.body, self.body_line)

    def applies_to(self, path: str | PurePath) -> bool:
        """Return whether a file in context brings the rule in, of itself.

        `path` is relative to the project's root. A rule that always applies applies to every
        file; one that the agent or the user chooses, to none.
        """
        name = path.as_posix() if isinstance(path, PurePath) else path
        return self.always_apply or glob.globmatch(name, self.globs, flags=GLOB_FLAGS)


def read_rule(path: Path) -> Rule:
    """Read one rule.

    Raises:
        RuleError: the file cannot be read as a rule; with every fault that was found.

    """
    raw = _read_bytes(path)
    if not path.name.endswith(".mdc"):
        raise RuleError((Fault(path, 1, 0, *_not_a_rule(path)),))
    name_faults = tuple(_name_faults(path))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError((*name_faults, _not_utf8(path, raw, error.start))) from None
    faults = [*name_faults, *_byte_faults(path, text)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    faults += _length_faults(path, text)
    faults += hidden_characters(path, text)
    faults += not_normal(path, text)
    frontmatter, frontmatter_faults = read_frontmatter(path, text)
    faults += frontmatter_faults
    if frontmatter is None:
        raise RuleError(faults)
    body = "\n".join(text.split("\n")[frontmatter.body_line - 1 :])
    faults += _body_faults(path, body, frontmatter.body_line)
    if faults:
        raise RuleError(faults)
    return Rule(
        path=path,
        slug=path.stem,
        description=frontmatter.description,
        globs=frontmatter.globs,
        always_apply=frontmatter.always_apply,
        body=body,
        body_line=frontmatter.body_line,
        raw=raw,
    )


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


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file.

    A symbolic link is refused: what is zipped and downloaded is the file that stands here.
    """
    try:
        if path.is_symlink():
            fault = "this is a symbolic link", "put the file itself here"
        elif path.is_dir():
            fault = "this is a folder", "name the `.mdc` file"
        elif path.exists() and not path.is_file():
            fault = "this is not a regular file", "name an `.mdc` file"
        elif raw := path.read_bytes():
            return raw
        else:
            fault = "the file is empty", "write the rule: frontmatter, then its text"
    except FileNotFoundError:
        fault = "there is no such file", "check the path"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fault = f"the file cannot be read: {reason}", "check its name and its permissions"
    raise RuleError((Fault(path, 1, 0, *fault),))


def _not_utf8(path: Path, raw: bytes, place: int) -> Fault:
    line_start = raw.rfind(b"\n", 0, place) + 1
    column = len(raw[line_start:place].decode("utf-8")) + 1
    what = f"byte 0x{raw[place]:02X} is not UTF-8"
    return Fault(path, raw.count(b"\n", 0, place) + 1, column, what, "save the file as UTF-8")


def _name_faults(path: Path) -> Iterator[Fault]:
    if not _SLUG.fullmatch(path.name.removesuffix(".mdc")):
        what = f"the name {quote(path.name)} is not in kebab-case of `a-z`, `0-9` and `-`"
        yield Fault(path, 1, 0, what, "rename the file, as in `100-fastapi.mdc`")
    folders = path.parts[:-1]
    if ".cursor" in folders and folders[folders.index(".cursor") + 1 :][:1] != ("rules",):
        what = "Cursor reads no rule here"
        yield Fault(path, 1, 0, what, "move the file to `.cursor/rules/` or a folder below it")


def _not_a_rule(path: Path) -> tuple[str, str]:
    if path.name == "RULE.md":
        what = "folders with a `RULE.md` are gone: Cursor ignores this file"
        return what, f"make it {quote(f'{path.parent.name}.mdc')} in the folder above"
    what = f"Cursor ignores {quote(path.suffix or path.name)} files among rules"
    return what, f"rename it to {quote(f'{path.stem}.mdc')}, or move it away"


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
            faults.append(Fault(entry, 1, 0, *_not_a_rule(entry)))
        else:
            files.append(entry)
    return files, faults


def _byte_faults(path: Path, text: str) -> Iterator[Fault]:
    if text.startswith("\ufeff"):
        yield Fault(path, 1, 1, "the file begins with a BOM (U+FEFF)", "save it without BOM")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        what = (
            f"carriage returns (CRLF line ends), {text.count('\r')} in all, the first of them here"
        )
        yield Fault(path, line, 0, what, "save the file with LF line ends")


def _length_faults(path: Path, text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    if lines[-1]:
        yield Fault(path, len(lines), 0, "the last line does not end", "end it with one newline")
    elif len(lines) > 1 and not lines[-2].strip():
        what = "the file ends with empty lines"
        yield Fault(path, len(lines) - 1, 0, what, "end the file with one newline")
    if (count := len(lines) - (not lines[-1])) > MOST_LINES:
        what = f"the rule has {count} lines, more than {MOST_LINES}"
        yield Fault(path, MOST_LINES + 1, 0, what, "part it into rules of one concern each")


def _body_faults(path: Path, body: str, first_line: int) -> Iterator[Fault]:
    if not body.strip():
        what = "there is no text after the frontmatter"
        yield Fault(path, first_line - 1, 0, what, "write the rule below it")
        return
    yield from hidden_markup(path, body, first_line)
    in_blocks = {
        line
        for block in read_outline(body, first_line).blocks
        for line in range(block.line, block.end_line)
    }
    for number, line in enumerate(body.split("\n"), first_line):
        # some readers take the last such line for the end of the frontmatter; code needs it
        if line.rstrip() == FENCE and number not in in_blocks:
            what = f"`{FENCE}` stands on a line of the text too, where it may end the frontmatter"
            yield Fault(path, number, 0, what, "write `***` for a line across, `## …` for headings")
    for token in markdown().parse(body):
        if token.level >= DEEPEST - 1 and token.map:
            what = "lists or quotes are nested too deep here to be shown"
            yield Fault(path, first_line + token.map[0], 0, what, "nest them less")
            return
