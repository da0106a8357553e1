"""Which lines changed since a commit, so that an old project can begin with its new lines."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from rulebook.checking.tools import ToolError, run

_HUNK = re.compile(r"^@@ -\S+ \+(?P<first>\d+)(?:,(?P<count>\d+))? @@")


@dataclass(slots=True)
class Changes:
    """The changed lines of each file, by its path; a file that Git does not know is all new."""

    lines: dict[str, set[int]] = field(default_factory=dict)
    new_files: set[str] = field(default_factory=set)

    def hold(self, path: str, line: int) -> bool:
        """Say whether a line of a file changed."""
        return path in self.new_files or line in self.lines.get(path, ())

    @property
    def files(self) -> list[str]:
        """All files with changes, sorted."""
        return sorted(self.new_files | self.lines.keys())


def changes_since(folder: Path, reference: str) -> Changes:
    """Return what differs between a commit and the files in `folder`, relative to it.

    Raises:
        ToolError: Git is missing, the folder is no repository, or it lacks the commit.

    """
    git = shutil.which("git")
    if git is None:
        message = "--since needs Git, which is missing; install it, or check everything"
        raise ToolError(message)
    start = [git, "-c", "core.quotePath=false"]
    inside = run([*start, "rev-parse", "--is-inside-work-tree"], cwd=folder, fine=_ANY)
    if inside.returncode:
        message = f"--since needs a Git repository, and {folder} is none; leave --since out"
        raise ToolError(message)
    commit = f"{reference}^{{commit}}"
    known = run([*start, "rev-parse", "--verify", "--quiet", "--end-of-options", commit],
                cwd=folder, fine=_ANY)  # fmt: skip
    if known.returncode:
        message = f"--since {reference}: no such commit here; fetch it, or name another"
        raise ToolError(message)
    options = ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--relative"]
    diff = run([*start, *options, "--dst-prefix=b/", known.stdout.strip(), "--"], cwd=folder)
    changes = _read(diff.stdout)
    untracked = run([*start, "ls-files", "--others", "--exclude-standard", "-z"], cwd=folder)
    changes.new_files |= {name for name in untracked.stdout.split("\0") if name}
    return changes


def _read(diff: str) -> Changes:
    changes = Changes()
    path = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            name = line[4:].rstrip("\t")
            path = name.removeprefix("b/") if name != "/dev/null" else ""
        elif path and (hunk := _HUNK.match(line)):
            first, count = int(hunk["first"]), int(hunk["count"] or 1)
            changes.lines.setdefault(path, set()).update(range(first, first + count))
    return changes


_ANY = frozenset(range(256))
