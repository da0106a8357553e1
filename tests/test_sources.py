"""What pages show of the project's files is what the files hold."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown import markdown

from rulebook.sources import (
    ANNOTATED_FENCE,
    EXAMPLES,
    RECORDED_WITH,
    SERVICE,
    SourceError,
    annotated_fence,
    annotated_file,
    check_annotated_fence,
    locked_version,
    parts_of_file,
    recorded_output,
    whole_file,
)

MODULE = '''\
"""A module."""

import os

LIMIT = 3
names: list[str] = []
type Key = tuple[int, str]

left, right = 1, 2


# Doubles.
# Twice.
@cached
@traced(
    "x",
)
def double(x: int) -> int:
    """Two."""

    return 2 * x  # not x ** 2


if os.name == "nt":

    def only_windows() -> None: ...


class Shape(
    Base,
):
    """A shape."""

    sides = 4

    # How big.
    @property
    def area(self) -> int:
        return 1

    async def draw(self) -> None:
        pass


# The end.
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, f"{SERVICE}/src/app/module.py", MODULE)
    write(tmp_path, f"{SERVICE}/.python-version", "3.13\n")
    write(
        tmp_path,
        f"{SERVICE}/poetry.lock",
        '[[package]]\nname = "fastapi"\nversion = "0.165.0"\n'
        '[[package]]\nname = "pwdlib"\nversion = "0.3.1"\n',
    )
    return tmp_path


def write(root: Path, path: str, text: str | bytes) -> str:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def body(fence: str) -> str:
    return fence.partition("\n")[2].rpartition("\n```")[0]


def rendered(text: str) -> str:
    fences: dict[str, Any] = {
        "preserve_tabs": True,
        "custom_fences": [
            {
                "name": ANNOTATED_FENCE,
                "class": ANNOTATED_FENCE,
                "format": annotated_fence,
                "validator": check_annotated_fence,
            }
        ],
    }
    return markdown(
        text,
        extensions=["pymdownx.superfences", "attr_list", "md_in_html"],
        extension_configs={"pymdownx.superfences": fences},
    )


class Page(HTMLParser):
    """The text of each `pre`, without the marks of notes, and what the copy button takes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.code: list[str] = []
        self.copied: list[str | None] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "wbr":
            return
        if tag == "pre":
            self.code.append("")
        self.copied += [value for name, value in attrs if name == "data-copy"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "pre" in self.open:
            self.code[-1] += data


AWKWARD = (
    "# {{ macro() }} {% raw %} --8<-- 'x' (1) &amp; <b> $x$ {: .red }\n"
    "```python\n\tprint()\n```\n"
    "\n"
    "~~~~\n* [a](b) \\* 한글 <!-- no -->\n\n\n"
    "    indented \t tab  \n"
)


def test_a_whole_file_is_shown_under_its_path_in_the_service(project: Path) -> None:
    fence = whole_file(project, f"{SERVICE}/src/app/module.py")
    assert fence.startswith('```python title="src/app/module.py"\n')
    assert body(fence) + "\n" == MODULE


@pytest.mark.parametrize("name", ["x.md", "Dockerfile", "x.conf", ".env.example", "x.unknown"])
@pytest.mark.parametrize(
    "show", [whole_file, lambda root, path: annotated_file(root, path, {"<b>": "note"})]
)
def test_nothing_in_a_file_is_read_as_markdown(
    project: Path, name: str, show: Callable[[Path, str], str]
) -> None:
    page = Page(rendered(show(project, write(project, name, AWKWARD))))
    shown = [text.replace("<b> $x$ {: .red } (1)", "<b> $x$ {: .red }") for text in page.code]
    assert shown == [AWKWARD]


def test_an_annotated_file_is_copied_without_its_marks(project: Path) -> None:
    text = annotated_file(project, write(project, "x.toml", AWKWARD), {"tab": "note"})
    assert Page(rendered(text)).copied == [AWKWARD.removesuffix("\n")]


def test_notes_stand_at_the_first_line_that_holds_their_text_in_the_files_order(
    project: Path,
) -> None:
    path = write(project, f"{SERVICE}/Dockerfile", "FROM a AS b\nRUN x \\\n  y\nFROM a\n")
    html = rendered(
        annotated_file(project, path, {"FROM a\n"[:-1]: "base", "FROM": "again", "y": "*run*"})
    )
    (code,) = Page(html).code
    assert code == "FROM a AS b (1)\nRUN x \\\n  y (2)\nFROM a (3)\n"
    assert '<span class="filename">Dockerfile</span>' in html
    items = [line.strip() for line in html.splitlines() if line.startswith("<li>")]
    assert items == ["<li>base</li>", "<li><em>run</em></li>", "<li>again</li>"]
    assert "</div>\n<ol>" in html, "Material looks for the notes right after the code"


def test_only_our_own_marks_look_like_marks(project: Path) -> None:
    path = write(project, "x.py", "a = 1  # see (2)\nb = 2\n")
    html = rendered(annotated_file(project, path, {"a": "one", "b": "two"}))
    assert html.count("(1)") == html.split("<pre>")[1].count("(2)") == 1


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["LIMIT"], "LIMIT = 3"),
        (["Key", "names"], "names: list[str] = []\ntype Key = tuple[int, str]"),
        (["right"], "left, right = 1, 2"),
        (["only_windows"], "    def only_windows() -> None: ..."),
        (
            ["LIMIT", "double"],
            'LIMIT = 3\n\n\n# Doubles.\n# Twice.\n@cached\n@traced(\n    "x",\n)\n'
            'def double(x: int) -> int:\n    """Two."""\n\n    return 2 * x  # not x ** 2',
        ),
        (
            ["Shape.area"],
            "class Shape(\n    Base,\n):\n    # …\n\n    # How big.\n    @property\n"
            "    def area(self) -> int:\n        return 1",
        ),
        (
            ["Shape.draw", "Shape.sides"],
            "class Shape(\n    Base,\n):\n    # …\n\n    sides = 4\n    # …\n\n"
            "    async def draw(self) -> None:\n        pass",
        ),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
def test_named_parts_come_with_decorators_and_comments_in_the_files_order(
    project: Path, names: list[str], shown: str
) -> None:
    assert body(parts_of_file(project, f"{SERVICE}/src/app/module.py", names)) == shown


def test_the_fence_is_longer_than_any_run_of_backticks_inside(project: Path) -> None:
    fence = whole_file(project, write(project, "x.md", "`````\n```\n`````\n"))
    assert fence.startswith("``````markdown ")
    assert fence.endswith("\n``````\n")


def test_an_output_says_which_python_printed_it(project: Path) -> None:
    write(project, RECORDED_WITH, "3.13.9\n")
    write(project, f"{EXAMPLES}/a.out", "hello\n")
    path = write(project, f"{EXAMPLES}/a.py", "print('hello')")
    fence = recorded_output(project, path, "Output · Python {version}")
    assert fence == '```text title="Output · Python 3.13.9"\nhello\n```\n'


@pytest.mark.parametrize(("package", "version"), [("fastapi", "0.165.0"), ("python", "3.13")])
def test_versions_are_those_that_the_service_is_locked_to(
    project: Path, package: str, version: str
) -> None:
    assert locked_version(project, package) == version


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda root: whole_file(root, "no.py"),
            "no.py: no such file; give its path from the project's root",
        ),
        (
            lambda root: whole_file(root, "../secret.txt"),
            "../secret.txt: outside the project; give a path below the project's root",
        ),
        (
            lambda root: whole_file(root, write(root, "x.png", b"\x89PNG\xff")),
            "x.png: not UTF-8 text; show a text file",
        ),
        (
            lambda root: parts_of_file(root, f"{SERVICE}/src/app/module.py", ["duoble"]),
            f'{SERVICE}/src/app/module.py: no definition "duoble"; it has double',
        ),
        (
            lambda root: parts_of_file(root, write(root, "x.toml", "a = 1\n[b c"), ["a"]),
            "x.toml:2: not Python; names can be taken from Python files only",
        ),
        (
            lambda root: annotated_file(root, write(root, "x.ini", "[a]"), {"[b]": "note"}),
            'x.ini: no line with "[b]"; give a text that the file holds',
        ),
        (
            lambda root: annotated_file(root, write(root, "x.ini", "[a]"), {"a": "1", "[": "2"}),
            'x.ini: no line with "["; give a text that the file holds',
        ),
        (
            lambda root: recorded_output(root, write(root, "new.py", ""), ""),
            "new.py: no recorded output; run `make examples`",
        ),
        (
            lambda root: locked_version(root, "fastpi"),
            f'{SERVICE}/poetry.lock: no package "fastpi"; did you mean fastapi?',
        ),
    ],
    ids=[
        "missing file",
        "file elsewhere",
        "binary file",
        "unknown name",
        "name in a file that is not Python",
        "note on a text that is not there",
        "two notes on one line",
        "example that never ran",
        "unknown package",
    ],
)
def test_a_mistake_of_a_page_gets_one_clear_error(
    project: Path, call: Callable[[Path], str], message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        call(project)
    assert str(caught.value) == message
