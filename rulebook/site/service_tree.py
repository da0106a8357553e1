"""The reference service's files → its tree as pages show it: folders, their rules, their files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from rulebook.rules.model import Mode, Rule
from rulebook.service.files import SERVICE, SourceError
from rulebook.site.source_page import NO_SOURCE_PAGE
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.words import Words


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of the tree: `files` are name → address of its page, or "" where it has none.

    `rules` are (slug, names of the files that it applies to), without names where it applies to
    all of them.
    """

    id: str
    name: str
    description: str
    rules: tuple[tuple[str, tuple[str, ...]], ...]
    files: tuple[tuple[str, str], ...]
    folders: tuple["Folder", ...]


def service_tree(files: Iterable[str], rules: Iterable[Rule], view: View) -> Markup:
    """Return the tree as nested lists.

    `files` are paths below the service. A rule is shown at the folders whose files it applies to,
    with the files' names where it does not apply to all; one that always applies, at none.

    Raises:
        SourceError: a folder has no description, or a description no folder.

    """
    by_folder: dict[str, list[str]] = {".": []}
    for file in sorted(files):
        path = PurePosixPath(file)
        for parent in reversed(path.parents):
            by_folder.setdefault(parent.as_posix(), [])
        by_folder[path.parent.as_posix()].append(file)
    _check(by_folder, view.words)
    of_files = [rule for rule in rules if rule.mode is Mode.FILES]

    def folder(path: str) -> Folder:
        files = by_folder[path]
        below = (other for other in by_folder if other != "." and _parent(other) == path)
        return Folder(
            id="folder" if path == "." else f"folder-{path.replace('/', '-')}",
            name=PurePosixPath(SERVICE if path == "." else path).name,
            description=view.words.tree.folders[path],
            rules=tuple(_applying(of_files, files)),
            files=tuple((_name(file), _address(file, view)) for file in files),
            folders=tuple(folder(other) for other in sorted(below)),
        )

    return render("service_tree.html", folder=folder("."), view=view, words=view.words.tree)


def _parent(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _address(file: str, view: View) -> str:
    return "" if file in NO_SOURCE_PAGE else view.source_page(file)


def _applying(rules: Iterable[Rule], files: list[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for rule in rules:
        matched = [file for file in files if rule.applies_to(file)]
        if matched:
            names = tuple(map(_name, matched)) if len(matched) < len(files) else ()
            yield rule.slug, names


def _check(by_folder: Mapping[str, object], words: Words) -> None:
    described = set(words.tree.folders)
    table = "[tree.folders] of each file in rulebook/site/words/"
    for folder in sorted(by_folder.keys() - described):
        raise SourceError(f"{SERVICE}/{folder}", "no description", f"say in {table} what it is for")
    for folder in sorted(described - by_folder.keys()):
        raise SourceError(f"{SERVICE}/{folder}", "no such folder", f"remove it from {table}")
