"""What a rule is."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePath

from wcmatch import glob

from rulebook.rules.commonmark import Outline, read_outline
from rulebook.rules.frontmatter import GLOB_FLAGS


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
