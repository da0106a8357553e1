"""Say whether a block of configuration, or a drawing of a tree, is an excerpt of what it shows.

TOML, YAML and INI are compared as data: every key of the block is in the file with that value.
Other files are compared line by line, comments and blank lines aside.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from configparser import Error as IniError
from configparser import RawConfigParser
from pathlib import Path
from typing import Any, cast

import yaml

type Data = Mapping[Any, Any]


class NotAnExcerpt(Exception):  # noqa: N818 - it says that two texts differ; nothing went wrong here
    """What of the block the file does not hold, in words."""


def check_data_excerpt(block: str, source: str, language: str) -> None:
    """Check that `block`, written in `language` (a fence's info), is an excerpt of `source`.

    Raises `NotAnExcerpt`, also where the block does not parse.
    """
    parse = _PARSERS.get(language)
    if parse is None:
        _check_lines(block, source)
        return
    try:
        wanted = parse(block)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, IniError) as error:
        summary = " ".join(str(error).split())
        raise NotAnExcerpt(f"not {language}: {summary}") from error
    for place, value in _missing(wanted, parse(source), ()):
        raise NotAnExcerpt(f"the file does not hold {'.'.join(map(str, place))} = {value!r}")


def check_tree(block: str, root: Path) -> None:
    """Check that every name drawn in `block` exists below `root`.

    The first line names the folder drawn, relative to `root` (or `root` itself by its own name).
    Raises `NotAnExcerpt` for the first name that does not exist, or a folder that is none.
    """
    for path in tree_paths(block):
        parts = path.rstrip("/").split("/")
        if parts[0] == root.name:
            parts = parts[1:]
        place = root.joinpath(*parts)
        if not (place.is_dir() if path.endswith("/") else place.is_file()):
            raise NotAnExcerpt(f"{path} does not exist in {root.name}")


def tree_paths(block: str) -> Iterator[str]:
    """Yield the paths that a drawing names, folders with a final slash, `#` comments aside.

    A line that is only `…` or `...` leaves something out.
    """
    folders: list[tuple[int, str]] = []
    for line in block.splitlines():
        name = line.split("#")[0].strip("│├└─ \t\xa0")
        if not name or name in {"…", "..."}:
            continue
        indent = line.index(name[0])
        while folders and folders[-1][0] >= indent:
            folders.pop()
        path = "".join(folder for _, folder in folders) + name
        yield path
        if name.endswith("/"):
            folders.append((indent, name))


def _check_lines(block: str, source: str) -> None:
    offered = iter(list(_logical_lines(source)))
    for line in _logical_lines(block):
        if line in {"...", "…"}:
            continue
        if line not in offered:
            raise NotAnExcerpt(f"the file does not hold (in this order) {line!r}")


def _logical_lines(text: str) -> Iterator[str]:
    joined = text.replace("\\\n", " ")
    for line in joined.splitlines():
        folded = " ".join(line.split())
        if folded and not folded.startswith("#"):
            yield folded


def _missing(
    wanted: object, offered: object, place: tuple[object, ...]
) -> Iterator[tuple[tuple[object, ...], object]]:
    if isinstance(wanted, Mapping) and isinstance(offered, Mapping):
        for key, value in wanted.items():
            if key in offered:
                yield from _missing(value, offered[key], (*place, key))
            else:
                yield (*place, key), value
    elif isinstance(wanted, list) and isinstance(offered, list):
        if not _is_subsequence(wanted, offered):
            yield place, wanted
    elif wanted != offered:
        yield place, wanted


def _is_subsequence(wanted: Sequence[object], offered: Sequence[object]) -> bool:
    rest = iter(offered)
    return all(any(not list(_missing(item, other, ())) for other in rest) for item in wanted)


def _parse_ini(text: str) -> Data:
    parser = RawConfigParser()
    parser.read_string(text)
    return {name: dict(section) for name, section in parser.items()}


def _parse_yaml(text: str) -> Data:
    return cast("Data", yaml.safe_load(text) or {})


_PARSERS: Mapping[str, Callable[[str], Data]] = {
    "toml": tomllib.loads,
    "yaml": _parse_yaml,
    "ini": _parse_ini,
}
