"""Read and check one `.mdc` rule. Nothing else in this project reads a rule."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from rulebook.outline import Outline, read_outline


class Mode(StrEnum):
    """When Cursor includes a rule, in the order of Cursor's documentation."""

    ALWAYS = "always"
    FILES = "files"
    AGENT = "agent"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in one file, and how to mend it.

    `line` and `column` count from 1; `column` is 0 where the whole line is meant.
    """

    path: Path
    line: int
    column: int
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")
        return f"{place}: {self.what}; {self.mend}"


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
