"""Files of the project → Markdown for hand-written pages, so that no page types code.

Everything here takes the project's root and a path below it, and raises `SourceError` with the
file, what is wrong and how to mend it.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from typing import Final

from pygments.lexers import get_lexer_for_filename
from pygments.util import ClassNotFound

from rulebook.language import Language
from rulebook.service.files import (
    EXAMPLES,
    RECORDED_WITH,
    SERVICE,
    SourceError,
    read_text,
    site_path,
)
from rulebook.site.downloads import language_root

ANNOTATED_FENCE: Final = "annotated"
"""Info word of the fences that `annotated_fence` renders."""

_FENCE = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)
_ANNOTATED_CALL = re.compile(r"""\bannotated\(\s*["']([^"']+)["']""")


def whole_file(root: Path, path: str) -> str:
    """Return the file at `path` as a fence with its path as title."""
    return _fence(_language(path), {"title": _title(path)}, read_text(root, path))


def parts_of_file(root: Path, path: str, names: Iterable[str]) -> str:
    """Return the named definitions of a Python file as one fence, in the order of the file.

    A name is that of a function, a class, an assignment or a type alias of the module, or of a
    class in it (`Settings.database_url`). Decorators and the comments right above come along.
    """
    lines = read_text(root, path).splitlines()
    chosen: set[int] = set()
    for found in _found_definitions(root, path, names):
        chosen |= found
    return _fence(_language(path), {"title": _title(path)}, _lines_of(lines, chosen))


def line_of(root: Path, path: str, name: str) -> int:
    """Return the first line of a definition of a Python file, its class's head left aside."""
    (own,) = _found_definitions(root, path, [name])
    if "." in name:
        (head,) = _found_definitions(root, path, [name.partition(".")[0]])
        start = min(head)
        while start in own:  # the class's own head comes along with each of its members
            own.discard(start)
            start += 1
    return min(own)


def commands(root: Path, path: str, site: str, language: Language) -> str:
    """Return the commands of the shell script at `path` as they are typed.

    `{site}` becomes the site's address, which ends with a slash, `{language}` the language, and
    `{rules}` the path of the language's rules in the checksums.
    """
    script = read_text(root, path)
    values = {"site": site, "language": language, "rules": f"{language_root(language)}rules/"}
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


def annotated_file(root: Path, path: str, notes: Mapping[str, str]) -> str:
    """Return the whole file as a fence whose lines carry notes, and the notes below it.

    Each page that calls for this also offers the file: see `served_files`.

    `notes` maps a piece of text to a note in Markdown, of one line. The note goes to the first
    line that holds the text and that has no note yet. The file's own text stays untouched.
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
        "lang": _language(path),
        "title": _title(path),
        "lines": " ".join(map(str, in_order)),
    }
    numbered = (f"{number}. {by_line[line]}" for number, line in enumerate(in_order, 1))
    return _fence(ANNOTATED_FENCE, options, source) + "\n" + "\n".join(numbered) + "\n"


def served_files(root: Path, page: str) -> dict[str, bytes]:
    """Return the files that a page offers: path below the site's root → bytes.

    `page` is the page's Markdown. It offers what it annotates.
    """
    files = {}
    for path in _ANNOTATED_CALL.findall(page):
        read_text(root, path)
        files[served_path(path)] = (root / path).read_bytes()
    return files


def served_path(path: str) -> str:
    """Return where the site serves a file of the reference service, below the site's root."""
    if not path.startswith(f"{SERVICE}/"):
        raise SourceError(path, "not offered", f"only files of {SERVICE} can be annotated")
    if path.endswith(".md"):
        raise SourceError(path, "not offered", "MkDocs would make a page of it: link it instead")
    return f"service/{site_path(path.removeprefix(f'{SERVICE}/'))}"


def recording_version(root: Path) -> str:
    """Return the version of Python that recorded the outputs of the examples."""
    return read_text(root, RECORDED_WITH).strip()


def _title(path: str) -> str:
    """Path as the reader knows it: below the service, or below the examples."""
    for home in (SERVICE, EXAMPLES):
        if path.startswith(f"{home}/"):
            return path.removeprefix(f"{home}/")
    return path


def _language(path: str) -> str:
    try:
        return str(get_lexer_for_filename(Path(path).name).aliases[0])
    except ClassNotFound:
        return "text"


def _fence(info: str, options: Mapping[str, str], code: str) -> str:
    """Fence that is longer than any within the code; nothing in it is read as Markdown."""
    longest = max((len(marks) for marks in _FENCE.findall(code)), default=2)
    marks = "`" * max(3, longest + 1)
    written = "".join(f' {name}="{value}"' for name, value in options.items())
    return f"{marks}{info}{written}\n{code.removesuffix('\n')}\n{marks}\n"


def _found_definitions(root: Path, path: str, names: Iterable[str]) -> list[set[int]]:
    """Return the lines of each of the named definitions."""
    source = read_text(root, path)
    try:
        known = dict(_definitions(ast.parse(source).body, source.splitlines()))
    except SyntaxError as error:
        raise SourceError(
            f"{path}:{error.lineno}", "not Python", "names can be taken from Python files only"
        ) from error
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=3) or list(known)
            raise SourceError(path, f'no definition "{name}"', f"it has {', '.join(close)}")
    return [known[name] for name in names]


def _definitions(body: Iterable[ast.stmt], lines: list[str]) -> Iterator[tuple[str, set[int]]]:
    """Yield name → line numbers of each definition in a module, members of classes included."""
    for statement in body:
        if isinstance(statement, ast.If | ast.Try | ast.With):
            yield from _definitions(statement.body, lines)
        own = _own_lines(statement, lines)
        for name in _names(statement):
            yield name, own
        if isinstance(statement, ast.ClassDef):
            body_start = min(_own_lines(statement.body[0], lines))
            head = {n for n in own if n < body_start and lines[n - 1].strip()}
            for member, member_lines in _definitions(statement.body, lines):
                yield f"{statement.name}.{member}", head | member_lines


def _names(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.TypeAlias(name=ast.Name(id=name)) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [
                node.id for item in targets for node in ast.walk(item) if isinstance(node, ast.Name)
            ]
        case _:
            return []


def _own_lines(statement: ast.stmt, lines: list[str]) -> set[int]:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    while first > 1 and _is_comment(lines[first - 2]):
        first -= 1
    return set(range(first, (statement.end_lineno or first) + 1))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


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
