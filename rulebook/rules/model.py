"""What a rule is."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePath

from wcmatch import glob

from rulebook.rules.commonmark import Outline, slug_in_own_script, slugify
from rulebook.rules.globs import GLOB_FLAGS


class Mode(StrEnum):
    """When Cursor includes a rule, in the order of Cursor's documentation."""

    ALWAYS = "always"
    FILES = "files"
    AGENT = "agent"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its file holds it.

    `body` is the text after the frontmatter and starts on line `body_line` of the file; `outline`
    is what it was parsed into, once. `heading_ids` are the ids of its headings on pages, one for
    each: all twins have those of the English rule. They are empty for a rule that was read alone.
    """

    path: Path
    slug: str
    description: str
    globs: tuple[str, ...]
    always_apply: bool
    body: str
    body_line: int
    raw: bytes = field(repr=False)
    outline: Outline = field(repr=False)
    heading_ids: tuple[str, ...] = ()

    @property
    def mode(self) -> Mode:
        """The mode that Cursor derives from the frontmatter."""
        if self.always_apply:
            return Mode.ALWAYS
        if self.globs:
            return Mode.FILES
        return Mode.AGENT if self.description else Mode.MANUAL

    @property
    def title(self) -> str:
        """What the rule calls itself: its first heading of level 1, else its slug."""
        titles = (heading.text for heading in self.outline.headings if heading.level == 1)
        return next(titles, "") or self.slug

    @property
    def line_count(self) -> int:
        """How many lines the file has."""
        return self.raw.count(b"\n")

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hex."""
        return sha256(self.raw).hexdigest()

    def applies_to(self, path: str | PurePath) -> bool:
        """Return whether a file in context brings the rule in, of itself.

        `path` is relative to the project's root. A rule that always applies applies to every
        file; one that the agent or the user chooses, to none.
        """
        name = path.as_posix() if isinstance(path, PurePath) else path
        return self.always_apply or glob.globmatch(name, self.globs, flags=GLOB_FLAGS)


def ids_of_headings(english: Rule) -> tuple[str, ...]:
    """Return an id for each heading of an English rule, unique, in the order of the text.

    Its Korean twin takes the same ids, position by position. A text that comes again gets `-2`,
    `-3`, …. A heading without Latin letters or digits keeps its own script; one without any
    letter is called "section".
    """
    ids: list[str] = []
    for heading in english.outline.headings:
        slug = slugify(heading.text) or slug_in_own_script(heading.text) or "section"
        candidate, count = slug, 1
        while candidate in ids:
            count += 1
            candidate = f"{slug}-{count}"
        ids.append(candidate)
    return tuple(ids)
