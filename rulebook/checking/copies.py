"""The commands `status` and `update`: what copies of our rules are, and how to renew them.

A copy is compared with every edition of this package. The page "Is my copy current?" gives the
same results in a browser.
"""

import difflib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from rulebook.checking.tools import ToolError
from rulebook.rules.editions import EDITIONS, Edition, PublishedFile, read_editions

DEFAULT_FOLDER: Final = Path(".cursor/rules")
LEAST_ALIKE: Final = 0.3
"""The share of its lines that an edited copy has in common with what it was."""

_HERE = Path(__file__).parent


class State(StrEnum):
    """What a copy is."""

    CURRENT = "current"
    OLDER = "older"
    EDITED = "edited by you"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of a folder: `published` is what it is a copy of, in `edition`; 0 if of nothing."""

    path: Path
    state: State
    edition: int
    published: PublishedFile | None


def add_status(command: ArgumentParser) -> None:
    """Make a command say of each copy what it is."""
    _add(command, status)


def add_update(command: ArgumentParser) -> None:
    """Make a command replace older copies."""
    _add(command, update)


def _add(command: ArgumentParser, run: Callable[[Namespace], int]) -> None:
    command.add_argument(
        "folder", nargs="?", type=Path, default=DEFAULT_FOLDER, help="(default: .cursor/rules)"
    )
    command.set_defaults(run=run)


def copies(folder: Path, editions: Sequence[Edition]) -> Iterator[Copy]:
    """Yield what each `.mdc` file of a folder is.

    Raises:
        ToolError: there is no such folder, or a file cannot be read.

    """
    if not folder.is_dir():
        message = f"{folder} is not a folder; name the folder of your rules"
        raise ToolError(message)
    for path in sorted(folder.rglob("*.mdc")):
        try:
            text = _normal(path.read_bytes())
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path} cannot be read: {error}"
            raise ToolError(message) from error
        yield _judge(path, text, editions)


def _judge(path: Path, text: str, editions: Sequence[Edition]) -> Copy:
    newest = editions[-1].number
    for edition in reversed(editions):
        for file in edition.files:
            if _normal(file.raw) == text:
                state = State.CURRENT if edition.number == newest else State.OLDER
                return Copy(path, state, edition.number, file)
    alike = (
        (_likeness(text, _normal(file.raw)), edition.number, file)
        for edition in editions
        for file in edition.files
    )
    share, number, nearest = max(alike, key=lambda found: found[:2])
    if share > LEAST_ALIKE:
        return Copy(path, State.EDITED, number, nearest)
    return Copy(path, State.UNKNOWN, 0, None)


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
    editions = _editions()
    found = list(copies(given.folder, editions))
    for copy in found:
        print(_line(copy, editions))  # noqa: T201 - the answer
    return int(any(copy.state is State.OLDER for copy in found))


def update(given: Namespace) -> int:
    """Replace older copies, and print the differences of edited ones; return 1 where there are."""
    editions = _editions()
    newest = editions[-1].texts()
    left = 0
    for copy in copies(given.folder, editions):
        file = copy.published
        current = newest.get((file.language, file.slug)) if file else None
        if copy.state is State.OLDER and current is not None:
            _replace(copy.path, current)
            print(f"{copy.path}: replaced by edition {editions[-1].number}")  # noqa: T201
            continue
        print(_line(copy, editions))  # noqa: T201 - the answer
        if copy.state is State.EDITED and current is not None:
            left += 1
            print(_difference(copy.path, current), end="")  # noqa: T201 - the answer
    return int(left > 0)


def _line(copy: Copy, editions: Sequence[Edition]) -> str:
    if copy.published is None:
        return f"{copy.path}: {copy.state}; not a rule of any edition"
    slug = copy.published.slug
    if copy.state is State.EDITED:
        return f"{copy.path}: {copy.state}; closest to {slug} of edition {copy.edition}"
    newer = f"; edition {editions[-1].number} is the newest" if copy.state is State.OLDER else ""
    return f"{copy.path}: {copy.state}; {slug} of edition {copy.edition}{newer}"


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
