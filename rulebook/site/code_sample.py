"""Files of the project → Markdown for hand-written pages, so that no page types code.

Everything here takes the project's root and a path below it, and raises `SourceError` with the
file, what is wrong and how to fix it.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Final

from rulebook.definitions import Definition, definitions
from rulebook.language import Language, url_prefix
from rulebook.service.files import (
    EXAMPLES,
    RECORDED_WITH,
    SERVICE,
    SourceError,
    read_text,
)
from rulebook.site.highlighting import language_of_file
from rulebook.site.wheel import wheel_address

ANNOTATED_FENCE: Final = "annotated"
"""Info word of the fences that `annotated_fence` renders."""

_FENCE = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)


def whole_file(root: Path, path: str) -> str:
    """Return the file at `path` as a fence with its path as title."""
    return _fence(language_of_file(path), {"title": _title(path)}, read_text(root, path))


def parts_of_file(root: Path, path: str, names: Iterable[str]) -> str:
    """Return the named definitions of a Python file as one fence, in the order of the file.

    A name is that of a function, a class, an assignment or a type alias of the module, or of a
    class in it (`Settings.database_url`). Decorators and the comments right above come along.
    """
    lines = read_text(root, path).splitlines()
    chosen: set[int] = set()
    for definition in _found(root, path, names):
        chosen |= definition.lines
    return _fence(language_of_file(path), {"title": _title(path)}, _lines_of(lines, chosen))


def line_of(root: Path, path: str, name: str) -> int:
    """Return the first line of a definition of a Python file, its class's head left aside."""
    (definition,) = _found(root, path, [name])
    return definition.first


def commands(root: Path, path: str, site: str, language: Language) -> str:
    """Return the commands of the shell script at `path` as they are typed.

    `{site}` becomes the site's address, which ends with a slash, `{language}` the language,
    `{rules}` the path of the language's rules in the checksums, and `{wheel}` the wheel's address.
    """
    script = read_text(root, path)
    values = {
        "site": site,
        "language": language,
        "rules": f"{url_prefix(language)}rules/",
        "wheel": wheel_address(root, site),
    }
    for name, value in values.items():
        script = script.replace(f"{{{name}}}", value)
    return script


def recorded_output(root: Path, path: str, title: str) -> str:
    """Return what the example at `path` printed when it was recorded.

    `title` may hold `{version}`, the version of Python that ran it.
    """
    record = Path(path).with_suffix(".out").as_posix()
    if not (root / record).is_file():
        raise SourceError(path, "no recorded output", "run `make examples`")
    titled = {"title": title.format(version=recording_version(root))}
    return _fence("text", titled, read_text(root, record))


def annotated_file(root: Path, path: str, notes: Mapping[str, str], label: str) -> str:
    """Return the whole file as a fence whose lines carry notes, and the notes below it.

    `notes` maps a piece of text to a note in Markdown, of one line. The note goes to the first
    line that holds the text and that has no note yet. The file's own text stays untouched.
    `label` names the marks of the notes to those who cannot see them.
    """
    source = read_text(root, path)
    lines = source.splitlines()
    by_line: dict[int, str] = {}
    for text, note in notes.items():
        line = next(
            (n for n, held in enumerate(lines, 1) if text in held and n not in by_line), None
        )
        if line is None:
            raise SourceError(path, f'no line with "{text}"', "give a text that the file holds")
        by_line[line] = note
    in_order = sorted(by_line)
    options = {
        "lang": language_of_file(path),
        "title": _title(path),
        "label": label,
        "lines": " ".join(map(str, in_order)),
    }
    numbered = (f"{number}. {by_line[line]}" for number, line in enumerate(in_order, 1))
    return _fence(ANNOTATED_FENCE, options, source) + "\n" + "\n".join(numbered) + "\n"


def recording_version(root: Path) -> str:
    """Return the version of Python that recorded the outputs of the examples."""
    return read_text(root, RECORDED_WITH).strip()


def _title(path: str) -> str:
    """Path as readers see it: below the service, or below the examples."""
    for home in (SERVICE, EXAMPLES):
        if path.startswith(f"{home}/"):
            return path.removeprefix(f"{home}/")
    return path


def _fence(info: str, options: Mapping[str, str], code: str) -> str:
    """Fence that is longer than any within the code; nothing in it is read as Markdown."""
    longest = max((len(marks) for marks in _FENCE.findall(code)), default=2)
    marks = "`" * max(3, longest + 1)
    written = "".join(f' {name}="{value}"' for name, value in options.items())
    return f"{marks}{info}{written}\n{code.removesuffix('\n')}\n{marks}\n"


def _found(root: Path, path: str, names: Iterable[str]) -> list[Definition]:
    """Return the named definitions of a Python file."""
    try:
        known = definitions(read_text(root, path))
    except SyntaxError as error:
        raise SourceError(
            f"{path}:{error.lineno}", "not Python", "names can be taken from Python files only"
        ) from error
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=3) or list(known)
            raise SourceError(path, f'no definition "{name}"', f"it has {', '.join(close)}")
    return [known[name] for name in names]


def _lines_of(lines: list[str], chosen: set[int]) -> str:
    """Text of the chosen lines; a comment marks what is left out of a class."""
    kept: list[str] = []
    previous = 0
    for number in sorted(chosen):
        line = lines[number - 1]
        skipped = lines[previous : number - 1]
        if kept and skipped:
            indentation = line[: len(line) - len(line.lstrip())]
            if indentation and any(text.strip() for text in skipped):
                kept.append(f"{indentation}# …")
            kept += takewhile(lambda text: not text.strip(), reversed(skipped))
        kept.append(line)
        previous = number
    return "\n".join(kept)
