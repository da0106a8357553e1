"""Files of the project → Markdown for hand-written pages, so that no page types code.

Everything here takes the project's root and a path below it, and raises `SourceError` with the
file, what is wrong and how to mend it.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.util import ClassNotFound

EXAMPLES: Final = "docs/examples"
"""Where the runnable examples of the pages are."""

RECORDED_WITH: Final = f"{EXAMPLES}/recorded-with.txt"
"""Holds the version of Python that recorded the outputs of all examples."""

SERVICE: Final = "examples/modern-python-api"
"""Where the reference service is."""

ANNOTATED_FENCE: Final = "annotated"
"""Info word of the fences that `annotated_fence` renders."""

_FENCE = re.compile(r"^[ \t]*(`{3,})", re.MULTILINE)
_NUMBER_IN_PARENTHESES = re.compile(r"\((?=\d+\))")


class SourceError(ValueError):
    """A page asks for what a file does not hold."""

    def __init__(self, path: str, what: str, mend: str) -> None:
        super().__init__(f"{path}: {what}; {mend}")


def whole_file(root: Path, path: str) -> str:
    """Return the file at `path` as a fence with its path as title."""
    return _fence(_language(path), {"title": _title(path)}, _read(root, path))


def parts_of_file(root: Path, path: str, names: Iterable[str]) -> str:
    """Return the named definitions of a Python file as one fence, in the order of the file.

    A name is that of a function, a class, an assignment or a type alias of the module, or of a
    class in it (`Settings.database_url`). Decorators and the comments right above come along.
    """
    source = _read(root, path)
    lines = source.splitlines()
    try:
        known = dict(_definitions(ast.parse(source).body, lines))
    except SyntaxError as error:
        raise SourceError(
            f"{path}:{error.lineno}", "not Python", "names can be taken from Python files only"
        ) from error
    chosen: set[int] = set()
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=3) or list(known)
            raise SourceError(path, f'no definition "{name}"', f"it has {', '.join(close)}")
        chosen |= known[name]
    return _fence(_language(path), {"title": _title(path)}, _lines_of(lines, chosen))


def recorded_output(root: Path, path: str, title: str) -> str:
    """Return what the example at `path` printed when it was recorded.

    `title` may hold `{version}`, the version of Python that ran it.
    """
    record = Path(path).with_suffix(".out").as_posix()
    if not (root / record).is_file():
        raise SourceError(path, "no recorded output", "run `make examples`")
    version = _read(root, RECORDED_WITH).strip()
    return _fence("text", {"title": title.format(version=version)}, _read(root, record))


def annotated_file(root: Path, path: str, notes: Mapping[str, str]) -> str:
    """Return the whole file as a fence whose lines carry notes, and the notes below it.

    `notes` maps a piece of text to a note in Markdown, of one line. The note goes to the first
    line that holds the text and that has no note yet. The file's own text stays untouched.
    """
    source = _read(root, path)
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


def annotated_fence(
    source: str,
    _language: str,
    _css_class: str,
    options: Mapping[str, str],
    *_: object,
    **__: object,
) -> str:
    """Render a fence of `annotated_file`; a formatter for `pymdownx.superfences`.

    The marks of Material's code annotations go to the ends of the lines, in spans that look like
    comments: so they fit any language, also where it allows no comment. `data-copy` is what
    Material's copy button takes.
    """
    lexer = get_lexer_by_name(options["lang"], stripnl=False, ensurenl=False)
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    lines = highlight(source, lexer, formatter).removesuffix("\n").split("\n")
    # Material would take a number in parentheses in one of the file's own comments for a mark.
    lines = [_NUMBER_IN_PARENTHESES.sub("(<wbr>", line) for line in lines]
    for number, line in enumerate(options["lines"].split(), 1):
        lines[int(line) - 1] += f'<span class="c1"> ({number})</span>'
    return (
        f'<div class="highlight annotate" data-copy="{escape(source)}">'
        f'<span class="filename">{escape(options["title"])}</span>'
        f"<pre><span></span><code>{'\n'.join(lines)}\n</code></pre></div>"
    )


def check_annotated_fence(
    _language: str,
    inputs: Mapping[str, str],
    options: dict[str, Any],
    _attributes: object,
    _markdown: object,
) -> bool:
    """Accept what `annotated_file` writes; a validator for `pymdownx.superfences`."""
    options.update(inputs)
    return set(inputs) == {"lang", "title", "lines"}


def locked_version(root: Path, package: str) -> str:
    """Return the version of a package that the reference service is locked to and proven with.

    "python" is the version that the service is pinned to.
    """
    if package == "python":
        return _read(root, f"{SERVICE}/.python-version").strip()
    lock = f"{SERVICE}/poetry.lock"
    versions: dict[str, str] = {
        entry["name"]: entry["version"] for entry in tomllib.loads(_read(root, lock))["package"]
    }
    if package not in versions:
        close = get_close_matches(package, versions, n=3)
        mend = f"did you mean {' or '.join(close)}?" if close else "add it to pyproject.toml"
        raise SourceError(lock, f'no package "{package}"', mend)
    return versions[package]


def _read(root: Path, path: str) -> str:
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise SourceError(path, "outside the project", "give a path below the project's root")
    if not file.is_file():
        raise SourceError(path, "no such file", "give its path from the project's root")
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text", "show a text file") from error


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
