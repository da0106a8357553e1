"""Code is coloured as Pygments would, in less time."""

from pathlib import Path

import pytest
from pygments.lexers import PythonLexer, get_lexer_by_name
from pygments.token import Error

from rulebook.site.highlighting import language_of_file
from rulebook.site.lexing import fast_lexer

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("checks", "docs/examples", "examples/pairs", "examples/modern-python-api/src")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".ini", ".md", ".py", ".sh", ".toml", ".yml"}
    and not any(part.startswith(".venv") for part in path.parts)
)
CASES = (
    ("python", "x = rb'a' + RF\"{y!r:>{z}}\" if 0x1F else '\\N{DASH}'\n"),
    ("python", "@d\nclass A[T](B): pass\nmatch = 1\nmatch x:\n    case _: ...\n"),
    ("python", "broken = 'never closed\n\x00 ? $\n"),
    ("toml", 'a = [1, 2]\n[b.c]\nd = 2026-01-01T00:00:00Z\ne = """x\ny"""\n'),
    ("html", "<p class=a>x &amp; <b>y</b><script>let z = 1 < 2</script>\n"),
    ("docker", "FROM python:3.13 AS base\nRUN pip install \\\n    x\n"),
)


def test_every_file_that_pages_may_show_has_the_tokens_of_pygments() -> None:
    assert len(FILES) > 500
    different = []
    for path in FILES:
        text, language = path.read_text(encoding="utf-8"), language_of_file(path.name)
        expected = get_lexer_by_name(language, stripnl=False).get_tokens(text)
        if list(fast_lexer(language, stripnl=False).get_tokens(text)) != list(expected):
            different.append(path.relative_to(ROOT).as_posix())
    assert different == []


@pytest.mark.parametrize(("language", "text"), CASES)
def test_rare_and_broken_code_has_the_tokens_of_pygments(language: str, text: str) -> None:
    expected = list(get_lexer_by_name(language).get_tokens_unprocessed(text))
    assert list(fast_lexer(language).get_tokens_unprocessed(text)) == expected


def test_python_goes_the_fast_way_and_reports_what_it_does_not_know() -> None:
    lexer = fast_lexer("python")
    assert type(lexer).get_tokens_unprocessed is not PythonLexer.get_tokens_unprocessed
    assert (0, Error, "?") in list(lexer.get_tokens_unprocessed("?"))
