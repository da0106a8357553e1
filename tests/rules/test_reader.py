"""Every clause of a rule's form: what is refused, in which words, and its right neighbour."""

from pathlib import Path

import pytest

from rulebook.fault import RuleError
from rulebook.rules.model import Mode, Rule
from rulebook.rules.reader import read_rule

NAME = "100-handlers.mdc"
BODY = "\n# Handlers\n\nText.\n"
GOOD = f"---\ndescription: Handlers\nglobs: main.py,**/api/**/*.py\nalwaysApply: false\n---\n{BODY}"
CORE = f"---\nalwaysApply: true\n---\n{BODY}"


def described(description: str) -> str:
    return f"---\ndescription: {description}\nalwaysApply: false\n---\n{BODY}"


def globbed(globs: str) -> str:
    return f"---\nglobs: {globs}\nalwaysApply: false\n---\n{BODY}"


def headed(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", BODY))


def saying(body: str) -> str:
    return f"---\nalwaysApply: true\n---\n{body}"


# Clause → a file that breaks it, the lines that say so, a file that keeps it.
CLAUSES: dict[str, tuple[str | bytes, list[str], str | bytes]] = {
    "the file is not empty": (
        "",
        [":1: the file is empty; write the rule: frontmatter, then its text"],
        CORE,
    ),
    "the file is UTF-8": (
        "---\ndescription: 가나".encode("cp949") + b"\nalwaysApply: true\n---\n",
        [":2:14: byte 0xB0 is not UTF-8; save the file as UTF-8"],
        described("가나").encode(),
    ),
    "UTF-16 is not UTF-8": (
        CORE.encode("utf-16-le").join((b"\xff\xfe", b"")),
        [":1:1: byte 0xFF is not UTF-8; save the file as UTF-8"],
        CORE,
    ),
    "a byte that is not UTF-8 is found behind Korean": (
        f"{CORE}가나".encode() + b"\xff\n",
        [":8:3: byte 0xFF is not UTF-8; save the file as UTF-8"],
        f"{CORE}가나\n",
    ),
    "no BOM": (
        "\ufeff" + CORE,
        [":1:1: the file begins with a BOM (U+FEFF); save it without BOM"],
        CORE,
    ),
    "LF": (
        CORE.replace("\n", "\r\n"),
        [
            ":1: carriage returns (CRLF line ends), 7 in all, the first of them here;"
            " save the file with LF line ends"
        ],
        CORE,
    ),
    "no lone CR": (
        f"{CORE}a\rb\n",
        [
            ":8: carriage returns (CRLF line ends), 1 in all, the first of them here;"
            " save the file with LF line ends"
        ],
        f"{CORE}a b\n",
    ),
    "a final newline": (
        CORE.removesuffix("\n"),
        [":7: the last line does not end; end it with one newline"],
        CORE,
    ),
    "one final newline": (
        CORE + "\n",
        [":8: the file ends with empty lines; end the file with one newline"],
        CORE,
    ),
    "no blank last line": (
        CORE + "  \n",
        [":8: the file ends with empty lines; end the file with one newline"],
        CORE + "x  \n",
    ),
    "at most 500 lines": (
        CORE + "line\n" * 494,
        [":501: the rule has 501 lines, more than 500; split it into rules of one concern each"],
        CORE + "line\n" * 493,
    ),
    "frontmatter on the first line": (
        "\n" + CORE,
        [
            ":1: the first line is ``, not `---`;"
            " begin the file with `---`, the keys, `---`, with nothing before them"
        ],
        CORE,
    ),
    "frontmatter at all": (
        "# Handlers\n",
        [
            ":1: the first line is `# Handlers`, not `---`;"
            " begin the file with `---`, the keys, `---`, with nothing before them"
        ],
        CORE,
    ),
    "nothing after the opening ---": (
        CORE.replace("---", "--- ", 1),
        [":1: there are spaces after `---`; delete them"],
        CORE,
    ),
    "nothing after the closing ---": (
        CORE.replace("true\n---", "true\n---\t"),
        [":3: there are spaces after `---`; delete them"],
        CORE,
    ),
    "a closing ---": (
        "---\nalwaysApply: true\n\n# Handlers\n",
        [":1: the frontmatter is never closed; write `---` on a line after its keys"],
        CORE,
    ),
    "--- closes once": (
        saying("\nText.\n\n---\n\nMore.\n"),
        [
            ":7: `---` is on a line of the text too, where it may end the frontmatter;"
            " write `***` for a line across, `## …` for headings"
        ],
        saying("\nText.\n\n***\n\nMore.\n"),
    ),
    "--- closes once, but code may hold it": (
        saying("Title\n---\n"),
        [
            ":5: `---` is on a line of the text too, where it may end the frontmatter;"
            " write `***` for a line across, `## …` for headings"
        ],
        saying("## Title\n\n```yaml\n---\na: 1\n---\n```\n"),
    ),
    "text after the frontmatter": (
        saying("\n"),
        [
            ":3: there is no text after the frontmatter; write the rule below it",
            ":4: the file ends with empty lines; end the file with one newline",
        ],
        saying("x\n"),
    ),
    "no other key": (
        headed("name: x", "alwaysApply: true"),
        [
            ":2: `name` is not a key of a Cursor rule;"
            " keep only `description`, `globs`, `alwaysApply`"
        ],
        headed("description: x", "alwaysApply: true"),
    ),
    "keys are spelled exactly": (
        headed("Description: x", "alwaysapply: true"),
        [
            ":2: the key is spelled `Description`; write `description`",
            ":3: the key is spelled `alwaysapply`; write `alwaysApply`",
        ],
        headed("description: x", "alwaysApply: true"),
    ),
    "each key once": (
        headed("alwaysApply: true", "description: a", "alwaysApply: false"),
        [":4: `alwaysApply` is given again, after line 2; keep one of them"],
        headed("alwaysApply: true", "description: a"),
    ),
    "no empty line": (
        headed("description: a", "", "alwaysApply: true"),
        [":3: there is an empty line in the frontmatter; delete it"],
        headed("description: a", "alwaysApply: true"),
    ),
    "no comment": (
        headed("# a", "alwaysApply: true"),
        [
            ":2: there is a comment in the frontmatter;"
            " keep only `description`, `globs`, `alwaysApply`"
        ],
        headed("alwaysApply: true"),
    ),
    "no value over two lines": (
        headed("description: a", "  b", "alwaysApply: true"),
        [
            ":3: `  b` continues the line above or is an item of a list;"
            " write each value on one line, and globs joined with `,`"
        ],
        headed("description: a b", "alwaysApply: true"),
    ),
    "no folded value": (
        headed("description: >", "  b", "alwaysApply: true"),
        [
            ":2:14: the description begins with `>`: YAML syntax; begin with a word",
            ":3: `  b` continues the line above or is an item of a list;"
            " write each value on one line, and globs joined with `,`",
        ],
        headed("description: b", "alwaysApply: true"),
    ),
    "no YAML list": (
        headed("globs:", "- a.py", "alwaysApply: false"),
        [
            ":2: `globs` has no value; leave the line out",
            ":3: `- a.py` continues the line above or is an item of a list;"
            " write each value on one line, and globs joined with `,`",
        ],
        headed("globs: a.py", "alwaysApply: false"),
    ),
    "only keys and values": (
        headed(
            "alwaysApply true",
        ),
        [
            ":1: `alwaysApply` is missing; write `alwaysApply: true` or `alwaysApply: false`",
            ":2: `alwaysApply true` is not `key: value`;"
            " keep only `description`, `globs`, `alwaysApply`",
        ],
        headed("alwaysApply: true"),
    ),
    "one blank after the colon": (
        headed("description:a", "globs:  a.py", "alwaysApply:\tfalse"),
        [
            ":2: `description` and its value are not joined by `: ` alone, or spaces follow;"
            " write `description: a` with no other spaces around",
            ":3: `globs` and its value are not joined by `: ` alone, or spaces follow;"
            " write `globs: a.py` with no other spaces around",
            ":4: `alwaysApply` and its value are not joined by `: ` alone, or spaces follow;"
            " write `alwaysApply: false` with no other spaces around",
        ],
        headed("description: a", "globs: a.py", "alwaysApply: false"),
    ),
    "no blank before the colon or at the end": (
        headed("description : a", "alwaysApply: false "),
        [
            ":2: `description` and its value are not joined by `: ` alone, or spaces follow;"
            " write `description: a` with no other spaces around",
            ":3: `alwaysApply` and its value are not joined by `: ` alone, or spaces follow;"
            " write `alwaysApply: false` with no other spaces around",
        ],
        headed("description: a", "alwaysApply: false"),
    ),
    "a key without value is left out": (
        headed("description:", "globs: ", "alwaysApply: false"),
        [
            ":2: `description` has no value; leave the line out",
            ":3: `globs` has no value; leave the line out",
        ],
        headed("alwaysApply: false"),
    ),
    "alwaysApply is there": (
        headed("description: a"),
        [":1: `alwaysApply` is missing; write `alwaysApply: true` or `alwaysApply: false`"],
        headed("description: a", "alwaysApply: false"),
    ),
    "alwaysApply has a value": (
        headed("alwaysApply:"),
        [":2: `alwaysApply` has no value; write `true` or `false`"],
        headed("alwaysApply: true"),
    ),
    **{
        f"alwaysApply is bare and lower-case, not {value}": (
            headed(f"alwaysApply: {value}"),
            [
                f":2:14: `alwaysApply` is `{value}`, which does nothing;"
                " write the bare lower-case word `true` or `false`"
            ],
            headed("alwaysApply: true"),
        )
        for value in ('"true"', "'false'", "True", "yes", "1", "true # always", "null")
    },
    "the description is unquoted": (
        described('"Handlers"'),
        [":2:14: the description is quoted; write it bare, beginning with a word"],
        described('Handlers, "quoted" inside'),
    ),
    "the description is not in single quotes": (
        described("'Handlers'"),
        [":2:14: the description is quoted; write it bare, beginning with a word"],
        described("Don't"),
    ),
    "the description has no colon before a space": (
        described("Handlers: how"),
        [
            ":2:22: the description has a colon before a space: YAML reads a key;"
            " write a dash or a comma, or word it otherwise"
        ],
        described("Handlers at 12:30, see a::b and https://x"),
    ),
    "the description does not end in a colon": (
        described("Handlers:"),
        [
            ":2:22: the description has a colon before a space: YAML reads a key;"
            " write a dash or a comma, or word it otherwise"
        ],
        described("Handlers"),
    ),
    "the description does not begin with #": (
        described("#1 of rules"),
        [":2:14: the description begins with `#`: YAML reads a comment; begin with a word"],
        described("Rule#1"),
    ),
    "the description holds no comment": (
        described("Rule #1"),
        [
            ":2:19: the description has a `#` after a space: YAML reads a comment;"
            " delete the `#`, or word it otherwise"
        ],
        described("C# rule"),
    ),
    **{
        f"the description does not begin with {value}": (
            described(value),
            [f":2:14: the description begins with `{value[0]}`: YAML syntax; begin with a word"],
            described(f"See {value}"),
        )
        for value in (
            "[a]",
            "{a}",
            "*a",
            "&a",
            "!a",
            "|",
            "%a",
            "@a",
            "`a`",
            ",a",
            "- a",
            "? a",
            "[" * 5000,
        )
    },
    **{
        f"YAML reads the description {value} as text": (
            described(value),
            [
                f":2:14: YAML reads `description` as {kind}, not as text;"
                " word it so that YAML reads exactly this text"
            ],
            described(f"About {value}"),
        )
        for value, kind in {
            "true": "bool",
            "no": "bool",
            "~": "null",
            "2026": "int",
            "3.13": "float",
            "2026-99-99": "timestamp",
            "12:30": "int",
            "=": "value",
            "<<": "merge",
        }.items()
    },
    "globs have no quotes": (
        globbed('"main.py","**/main.py"'),
        [":2:8: `globs` contains quotes; Cursor keeps them as part of the pattern; write it bare"],
        globbed("main.py,**/main.py"),
    ),
    "globs have no brackets": (
        globbed("[main.py,app.py]"),
        [":2:8: `globs` contains brackets; write patterns bare, joined with `,`"],
        globbed("main.py,app.py"),
    ),
    "globs have no braces": (
        globbed("src/*.{py,pyi}"),
        [":2:14: `globs` contains braces; write one pattern for each choice, joined with `,`"],
        globbed("src/*.py,src/*.pyi"),
    ),
    "globs exclude nothing": (
        globbed("src/**,!src/a.py"),
        [":2:15: `globs` contains `!`; name the files that the rule is for"],
        globbed("src/**"),
    ),
    "globs are joined without a blank": (
        globbed("main.py, **/main.py"),
        [
            ":2:16: `globs` contains a space;"
            " join patterns with `,` alone and name no file with a space"
        ],
        globbed("main.py,**/main.py"),
    ),
    "globs use /": (
        globbed("src\\**\\a.py"),
        [":2:11: `globs` contains `\\`; use `/` between folders"],
        globbed("src/**/a.py"),
    ),
    "globs are not extended": (
        globbed("src/+(a|b).py"),
        [":2:12: `globs` contains an extended glob; write one pattern for each choice"],
        globbed("src/(a)/b.py"),
    ),
    "the first pattern does not begin with *": (
        globbed("**/main.py,main.py"),
        [
            ":2:8: the first pattern begins with `*`: YAML reads an alias or an anchor;"
            " let a pattern that begins with a name come first, as `main.py,**/main.py`"
        ],
        globbed("main.py,**/main.py"),
    ),
    "the first pattern does not begin with &": (
        globbed("&a.py"),
        [
            ":2:8: the first pattern begins with `&`: YAML reads an alias or an anchor;"
            " let a pattern that begins with a name come first, as `main.py,**/main.py`"
        ],
        globbed("a&b.py"),
    ),
    "the first pattern is hidden behind a quote": (
        globbed('"**/a.py"'),
        [
            ":2:8: `globs` contains quotes;"
            " Cursor keeps them as part of the pattern; write it bare",
            ":2:8: the first pattern begins with `*`: YAML reads an alias or an anchor;"
            " let a pattern that begins with a name come first, as `main.py,**/main.py`",
        ],
        globbed("a.py,**/a.py"),
    ),
    "no pattern is empty": (
        globbed("a.py,,b.py,"),
        [
            ":2:13: there is an empty pattern; join patterns with one `,`, with none at either end",
            ":2:19: there is an empty pattern; join patterns with one `,`, with none at either end",
        ],
        globbed("a.py,b.py"),
    ),
    "no pattern is listed twice": (
        globbed("a.py,b.py,a.py"),
        [":2:18: `a.py` is listed twice; keep one of them"],
        globbed("a.py,b.py,**/a.py"),
    ),
    "no pattern is absolute": (
        globbed("/src/a.py"),
        [":2:8: `/src/a.py` begins with `/`; write it from the project's root, without `/`"],
        globbed("src/a.py"),
    ),
    "no pattern names a folder": (
        globbed("src/"),
        [":2:8: `src/` names a folder, and so no file; write `src/**`"],
        globbed("src/**"),
    ),
    "no pattern leaves the project": (
        globbed("a.py,./b.py,../c.py,d//e.py"),
        [
            ":2:13: `./b.py` has an empty, `.` or `..` segment: it matches no file;"
            " write the path from the project's root",
            ":2:20: `../c.py` has an empty, `.` or `..` segment: it matches no file;"
            " write the path from the project's root",
            ":2:28: `d//e.py` has an empty, `.` or `..` segment: it matches no file;"
            " write the path from the project's root",
        ],
        globbed("a.py,.b.py,..c.py,d/e.py"),
    ),
    "** is a segment of its own": (
        globbed("src/**.py"),
        [
            ":2:8: `src/**.py` has `**` beside other text: it does not cross folders there;"
            " let `**` be a segment of its own, as in `**/*.py`"
        ],
        globbed("src/**/*.py"),
    ),
    "YAML reads globs as text": (
        globbed("3.13"),
        [
            ":2:8: YAML reads `globs` as float, not as text;"
            " word it so that YAML reads exactly this text"
        ],
        globbed("v3.13"),
    ),
    "YAML reads all of the globs": (
        globbed("%a.py"),
        [
            ":2:8: YAML cannot read `globs`:"
            " found character '%' that cannot start any token;"
            " word it so that YAML reads exactly this text"
        ],
        globbed("a%.py"),
    ),
    "globs only where alwaysApply is false": (
        headed("globs: a.py", "alwaysApply: true"),
        [
            ":2: `globs` beside `alwaysApply: true`: they are ignored, or the rule is misfiled;"
            " leave `globs` out, or write `alwaysApply: false`"
        ],
        headed("description: a", "alwaysApply: true"),
    ),
    "lists are not nested beyond what is shown": (
        saying("> " * 120 + "deep\n"),
        [":4: lists or quotes are nested too deep here to be shown; nest them less"],
        saying("> " * 90 + "deep\n"),
    ),
}


def read(content: str | bytes, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Rule:
    monkeypatch.chdir(folder)
    path = Path(NAME)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_rule(path)


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_its_fault_line(
    clause: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong, lines, _ = CLAUSES[clause]
    with pytest.raises(RuleError) as caught:
        read(wrong, monkeypatch, tmp_path)
    assert [str(fault) for fault in caught.value.faults] == [NAME + line for line in lines]


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_keeps_a_clause_is_read(
    clause: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert read(CLAUSES[clause][2], monkeypatch, tmp_path).slug == "100-handlers"


def test_all_faults_of_a_file_come_at_once_and_in_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = "---\nname: x\nglobs: **/*.py, a.py\nalwaysApply: true\n---\n\n<!-- x -->\na\u200bb"
    with pytest.raises(RuleError) as caught:
        read(wrong, monkeypatch, tmp_path)
    places = [(fault.line, fault.column) for fault in caught.value.faults]
    assert places == [(2, 0), (3, 0), (3, 8), (3, 16), (7, 1), (8, 0), (8, 2)]


def test_a_rule_is_what_its_file_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rule = read(GOOD, monkeypatch, tmp_path)
    assert (rule.slug, rule.description, rule.globs, rule.always_apply) == (
        "100-handlers",
        "Handlers",
        ("main.py", "**/api/**/*.py"),
        False,
    )
    assert (rule.body, rule.body_line, rule.raw) == (BODY, 6, GOOD.encode())
    assert GOOD.split("\n")[rule.body_line - 1 :] == BODY.split("\n")


@pytest.mark.parametrize(
    ("keys", "mode"),
    [
        (("alwaysApply: true",), Mode.ALWAYS),
        (("description: a", "alwaysApply: true"), Mode.ALWAYS),
        (("globs: a.py", "alwaysApply: false"), Mode.FILES),
        (("description: a", "globs: a.py", "alwaysApply: false"), Mode.FILES),
        (("description: a", "alwaysApply: false"), Mode.AGENT),
        (("alwaysApply: false",), Mode.MANUAL),
        (("alwaysApply: false", "description: a"), Mode.AGENT),
    ],
)
def test_the_mode_is_the_one_of_cursors_table(
    keys: tuple[str, ...], mode: Mode, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert read(headed(*keys), monkeypatch, tmp_path).mode is mode


# Meaning as minimatch, which Cursor uses: pattern, files it matches, files it does not.
GLOBS = [
    ("main.py", ["main.py"], ["src/main.py", "main.pyc"]),
    ("x,*.py", ["a.py", ".hidden.py"], ["src/a.py"]),
    ("x,**/*.py", ["a.py", "src/a.py", "src/.hidden/b.py"], ["a.txt"]),
    ("src/**", ["src/a.py", "src/a/b/c", "src/.env"], ["src", "lib/src/a.py"]),
    ("src/*/a.py", ["src/x/a.py"], ["src/a.py", "src/x/y/a.py"]),
    ("src/**/a.py", ["src/a.py", "src/x/y/a.py"], ["src/xa.py", "SRC/a.py"]),
    ("a?.py", ["ab.py"], ["a.py", "a/.py", "abc.py"]),
    ("x,**/api/**/*.py", ["api/a.py", "src/api/v1/a.py"], ["api.py", "src/apis/a.py"]),
]


@pytest.mark.parametrize(("globs", "matched", "not_matched"), GLOBS)
def test_a_rule_applies_to_the_files_that_cursor_would_match(
    globs: str,
    matched: list[str],
    not_matched: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    rule = read(globbed(globs), monkeypatch, tmp_path)
    assert [name for name in matched + not_matched if rule.applies_to(name)] == matched
    assert rule.applies_to(Path(matched[0]))


def test_only_an_always_rule_applies_without_globs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert read(CORE, monkeypatch, tmp_path).applies_to("README.md")
    assert not read(described("a"), monkeypatch, tmp_path).applies_to("README.md")
