"""`rulebook check` holds how much agents have to read: tokens and characters of English rules."""

from pathlib import Path

import pytest

from rulebook.__main__ import main
from rulebook.rules.reader import read_rule
from rulebook.rules.tokens import MOST_ALWAYS, MOST_CHARACTERS, MOST_TOKENS, count_tokens

SCOPED = "---\ndescription: Long\nglobs: main.py\nalwaysApply: false\n---\n\n# Long\n\n"
ALWAYS = "---\ndescription: Long\nalwaysApply: true\n---\n\n# Long\n\n"
WORD = "a "  # one token, however often it is repeated


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def write(language: str, head: str, text: str) -> Path:
    file = Path("rules", language, "500-long.mdc")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{head}{text}\n", encoding="utf-8")
    return file


def check(capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "rules"])
    return capsys.readouterr().out.splitlines()


def test_tokens_are_those_of_the_public_encoding_in_both_languages() -> None:
    head = "---\ndescription: A\nalwaysApply: true\n---\n"
    korean = read_rule(write("ko", head, "# 안녕하세요"))
    english = read_rule(write("en", head, "# Hello, world"))
    # OpenAI's o200k: the head takes 11 tokens, `#` and the end of the line one each
    assert count_tokens(english) - count_tokens(korean) == len(["Hello", ",", " world"]) - len(
        ["안", "녕하세요"]
    )


@pytest.mark.parametrize(("head", "most"), [(ALWAYS, MOST_ALWAYS), (SCOPED, MOST_TOKENS)])
def test_a_rule_may_have_as_many_tokens_as_its_mode_allows_and_no_more(
    head: str, most: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write("ko", head, "긴 글")
    one = count_tokens(read_rule(write("en", head, WORD.strip())))
    words = (WORD * (most - one + 1)).strip()
    assert count_tokens(read_rule(write("en", head, words))) == most
    assert check(capsys) == ["2 rules checked, no faults"]
    write("en", head, words + " a")
    assert check(capsys) == [
        f"rules/en/500-long.mdc:1: error: the rule has {most + 1:,} tokens (o200k),"
        f" more than {most:,}; shorten it, or split it by subject"
    ]


def test_a_rule_may_have_so_many_characters_and_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    write("ko", SCOPED, "길이")
    text = "x" + "=" * (MOST_CHARACTERS - len(SCOPED) - 2)  # few tokens, many characters
    write("en", SCOPED, text)
    assert check(capsys) == ["2 rules checked, no faults"]
    write("en", SCOPED, text + "=")
    assert check(capsys) == [
        f"rules/en/500-long.mdc:1: error: the rule has {MOST_CHARACTERS + 1:,} characters,"
        f" more than {MOST_CHARACTERS:,}; shorten it, or split it by subject"
    ]


def test_the_limits_are_not_for_korean_rules_nor_for_a_readers_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("ko", SCOPED, "길이 " * 2_900)
    file = write("en", SCOPED, "short")
    assert check(capsys) == ["2 rules checked, no faults"]
    file.write_text(SCOPED + WORD * 2_900 + "\n")
    assert main(["check", str(file)]) == 0
