"""The files of the reference service that belong to it, and not to a machine that ran it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pathspec import GitIgnoreSpec

EXAMPLES: Final = "docs/examples"
"""Where the runnable examples of the pages are."""


RECORDED_WITH: Final = f"{EXAMPLES}/recorded-with.txt"
"""Holds the version of Python that recorded the outputs of all examples."""


SERVICE: Final = "examples/modern-python-api"
"""Where the reference service is."""


class SourceError(ValueError):
    """A page requests something that a file does not contain."""

    def __init__(self, path: str, what: str, fix: str) -> None:
        super().__init__(f"{path}: {what}; {fix}")


def read_text(root: Path, path: str) -> str:
    """Return the text of a file of the project."""
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise SourceError(path, "outside the project", "give a path below the project's root")
    if not file.is_file():
        raise SourceError(path, "no such file", "give its path from the project's root")
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text", "show a text file") from error


def service_files(root: Path) -> dict[str, Path]:
    """Return path below `root` → file, sorted, of all that `root`'s `.gitignore` does not name.

    Symbolic links are left out: they lead out of the service.
    """
    spec = GitIgnoreSpec.from_lines((root / ".gitignore").read_text(encoding="utf-8").splitlines())
    return dict(sorted(_walk(root, root, spec)))


def _walk(folder: Path, root: Path, spec: GitIgnoreSpec) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir():
        path = entry.relative_to(root).as_posix()
        if entry.is_symlink() or spec.match_file(f"{path}/" if entry.is_dir() else path):
            continue
        if entry.is_dir():
            yield from _walk(entry, root, spec)
        else:
            yield path, entry
