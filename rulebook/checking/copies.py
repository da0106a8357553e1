"""The commands `status` and `update`: what copies of our rules are, and how to renew them.

A copy is compared with every edition of this package, in the form of each agent. The page "Is my
copy current?" gives the same answers in a browser.
"""

import difflib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from rulebook.checking.tools import ToolError
from rulebook.rules.agents import AGENTS
from rulebook.rules.editions import EDITIONS, Edition, PublishedFile, read_editions
from rulebook.rules.reader import read_rule

FOLDERS: Final = (
    *(".cursor/rules", ".claude/rules", ".claude/skills", ".github/instructions"),
    *(".agents/skills", "AGENTS.md", "agent-rules", ".devin/rules", ".kiro/steering"),
)
"""Where agents read rules in a project."""
SUFFIXES: Final = (".mdc", ".md")
LEAST_ALIKE: Final = 0.3
"""The share of its lines that an edited copy has in common with what it was."""

_HERE = Path(__file__).parent


class State(StrEnum):
    """What a copy is."""

    CURRENT = "current"
    OLDER = "older"
    EDITED = "edited by you"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Published:
    """A rule in the form of one agent, as an edition had it; `path` is its place in a project."""

    edition: int
    file: PublishedFile
    agent: str
    path: str
    content: bytes

    @cached_property  # every copy is compared with every text
    def text(self) -> str:
        """The text as copies are compared with it."""
        return _normal(self.content)


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of a project: `published` is what it is a copy of, or None."""

    path: Path
    state: State
    published: Published | None


def add_status(command: ArgumentParser) -> None:
    """Make a command say of each copy what it is."""
    _add(command, status)


def add_update(command: ArgumentParser) -> None:
    """Make a command replace older copies."""
    _add(command, update)


def _add(command: ArgumentParser, run: Callable[[Namespace], int]) -> None:
    command.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="folders or files (default: each folder where an agent reads rules)",
    )
    command.set_defaults(run=run)


def published(editions: Sequence[Edition]) -> tuple[Published, ...]:
    """Return every text that was published, the newest edition first."""
    return tuple(each for edition in reversed(editions) for each in _published(edition))


def _published(edition: Edition) -> Iterator[Published]:
    for file in edition.files:
        place = f".cursor/rules/{file.slug}.mdc"
        yield Published(edition.number, file, "cursor", place, file.raw)
    if edition.for_cursor_only:
        return
    rules = {file: read_rule(file.path) for file in edition.files}
    for file, rule in rules.items():
        library = [other for its, other in rules.items() if its.language == file.language]
        for agent in AGENTS:
            if agent.slug != "cursor":
                made = agent.render(rule, library)
                yield Published(edition.number, file, agent.slug, made.path, made.content)


def copies(paths: Sequence[Path], texts: Sequence[Published]) -> Iterator[Copy]:
    """Yield what each rule file that `paths` name is.

    Raises:
        ToolError: there is no such file or folder, or a file cannot be read.

    """
    for path in paths or _folders():
        if not path.exists():
            message = f"{path}: there is no such file or folder; name the folder of your rules"
            raise ToolError(message)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in SUFFIXES and file.is_file():
                yield _judge(file, _read(file), texts)


def _folders() -> list[Path]:
    found = [path for path in map(Path, FOLDERS) if path.exists()]
    if not found:
        message = f"there is none of {', '.join(FOLDERS)} here; name the folder of your rules"
        raise ToolError(message)
    return found


def _read(path: Path) -> str:
    try:
        return _normal(path.read_bytes())
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise ToolError(message) from error


def _judge(path: Path, text: str, texts: Sequence[Published]) -> Copy:
    """Compare a copy with all texts, the newest first. Of equal ones, that of its place counts."""
    place = path.resolve().as_posix()
    here = sorted(texts, key=lambda each: not place.endswith(f"/{each.path}"))
    for each in here:
        if each.text == text:
            state = State.CURRENT if each.edition == texts[0].edition else State.OLDER
            return Copy(path, state, each)
    share, nearest = max(
        ((_likeness(text, each.text), each) for each in here), key=lambda found: found[0]
    )
    if share > LEAST_ALIKE:
        return Copy(path, State.EDITED, nearest)
    return Copy(path, State.UNKNOWN, None)


def _normal(raw: bytes) -> str:
    """Return a text without what editors and Git change: line ends, mark, final newline."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip("\n") + "\n"


def _likeness(first: str, second: str) -> float:
    """Return the share of lines that two texts have in common, from 0 to 1."""
    a, b = ([line for line in text.split("\n") if line.strip()] for text in (first, second))
    shared = set(b)
    return sum(line in shared for line in a) / max(len(a), len(b), 1)


def status(given: Namespace) -> int:
    """Print what each copy is; return 1 where one is older."""
    texts = published(_editions())
    found = list(copies(given.paths, texts))
    for copy in found:
        print(_line(copy, texts))  # noqa: T201 - the answer
    return int(any(copy.state is State.OLDER for copy in found))


def update(given: Namespace) -> int:
    """Replace older copies, print the differences of edited ones; return 1 where one is left."""
    texts = published(_editions())
    left = 0
    for copy in copies(given.paths, texts):
        current = _current(copy, texts)
        moved = current is not None and current.path != (copy.published or current).path
        if copy.state is State.OLDER and current and not moved:
            _replace(copy.path, current.content)
            print(f"{copy.path}: replaced by edition {current.edition}")  # noqa: T201 - the answer
            continue
        print(_line(copy, texts))  # noqa: T201 - the answer
        left += copy.state in {State.OLDER, State.EDITED}
        if copy.state is State.OLDER and current:
            text = f"{copy.path}: not replaced; its place is {current.path} now, so download it"
            print(text)  # noqa: T201 - the answer
        elif copy.state is State.EDITED and current:
            print(_difference(copy.path, current.content), end="")  # noqa: T201 - the answer
    return int(left > 0)


def _current(copy: Copy, texts: Sequence[Published]) -> Published | None:
    """Return the newest form of what a copy is of, for the same agent."""
    old = copy.published
    if old is None:
        return None
    wanted = (texts[0].edition, old.file.language, old.file.slug, old.agent)
    for each in texts:
        if (each.edition, each.file.language, each.file.slug, each.agent) == wanted:
            return each
    return None


def _line(copy: Copy, texts: Sequence[Published]) -> str:
    found = copy.published
    if found is None:
        return f"{copy.path}: {copy.state}; not a rule of any edition"
    if copy.state is State.EDITED:
        return f"{copy.path}: {copy.state}; closest to {found.file.slug} of edition {found.edition}"
    newer = f"; edition {texts[0].edition} is the newest" if copy.state is State.OLDER else ""
    return f"{copy.path}: {copy.state}; {found.file.slug} of edition {found.edition}{newer}"


def _difference(path: Path, current: bytes) -> str:
    own = _normal(path.read_bytes()).splitlines(keepends=True)
    lines = current.decode().splitlines(keepends=True)
    return "".join(difflib.unified_diff(own, lines, str(path), "newest edition", n=1))


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


def _editions() -> tuple[Edition, ...]:
    inside = _HERE / EDITIONS
    rules = _HERE if inside.is_dir() else _HERE.parents[1] / "rules"
    return read_editions(rules)
