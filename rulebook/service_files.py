"""The files of the reference service that belong to it, and not to a machine that ran it."""

from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec


def service_files(root: Path) -> dict[str, Path]:
    """Return path below `root` → file, sorted, of all that `root`'s `.gitignore` does not name.

    Symbolic links are left out: they lead out of the service.
    """
    spec = GitIgnoreSpec.from_lines((root / ".gitignore").read_text(encoding="utf-8").splitlines())
    return dict(sorted(_walk(root, root, spec)))


def site_path(path: str) -> str:
    """Return `path` with names that the site may use: `.github/x` becomes `dot-github/x`.

    GitHub's upload of a site leaves out what begins with a dot, and so does MkDocs.
    """
    return "/".join(
        f"dot-{name.removeprefix('.')}" if name.startswith(".") else name
        for name in path.split("/")
    )


def _walk(folder: Path, root: Path, spec: GitIgnoreSpec) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir():
        path = entry.relative_to(root).as_posix()
        if entry.is_symlink() or spec.match_file(f"{path}/" if entry.is_dir() else path):
            continue
        if entry.is_dir():
            yield from _walk(entry, root, spec)
        else:
            yield path, entry
