"""`rulebook check` holds that rules which always apply lead to all others."""

from pathlib import Path

import pytest

from rulebook.__main__ import main

CORE = "---\ndescription: Core\nalwaysApply: true\n---\n\n# Core\n\n"
SCOPED = "---\ndescription: One\nglobs: main.py\nalwaysApply: false\n---\n\n# One\n"
AGENT = "---\ndescription: One\nalwaysApply: false\n---\n\n# One\n"
MANUAL = "---\nalwaysApply: false\n---\n\n# One\n"
FINE = ["4 rules checked, no faults"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def check(
    capsys: pytest.CaptureFixture[str], core: str, other: str = SCOPED, korean: str | None = None
) -> list[str]:
    """Check a core rule and another; `korean` is the core rule's text there, if not the same."""
    for language, text in (("en", core), ("ko", core if korean is None else korean)):
        folder = Path("rules", language)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "001-core.mdc").write_text(CORE + text, encoding="utf-8")
        (folder / "500-one.mdc").write_text(other, encoding="utf-8")
    main(["check", "rules"])
    return capsys.readouterr().out.splitlines()


ROUTE = "- It imports `one`: `.cursor/rules/500-one.mdc`\n"


@pytest.mark.parametrize("other", [SCOPED, AGENT])
def test_a_rule_with_one_line_in_each_language_is_fine(
    other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(capsys, ROUTE, other) == FINE


@pytest.mark.parametrize("other", [SCOPED, AGENT])
def test_a_rule_without_a_line_is_named_where_the_line_belongs(
    other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    without = "Read `500-one`.\n"
    assert check(capsys, ROUTE, other, korean=without) == [
        "rules/ko/001-core.mdc:5: error: no line leads to 500-one; add a list item here:"
        " when to read it, then `.cursor/rules/500-one.mdc`"
    ]
    assert [line.split(":")[0] for line in check(capsys, without, other)] == [
        "rules/en/001-core.mdc",
        "rules/ko/001-core.mdc",
    ]


def test_a_rule_with_two_lines_is_told_of_the_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, ROUTE, korean=ROUTE + ROUTE) == [
        "rules/ko/001-core.mdc:9: error: this is another line that leads to 500-one;"
        " keep one line per rule"
    ]


def test_a_line_that_leads_to_no_rule_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    lost = "- It imports `two`: `.cursor/rules/600-two.mdc`\n"
    assert check(capsys, ROUTE, korean=ROUTE + lost) == [
        "rules/ko/001-core.mdc:9: error: this line leads to 600-two, and there is no such rule;"
        " correct the name, or delete the line"
    ]


def test_a_rule_that_people_call_needs_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, "Text\n", MANUAL) == FINE
