"""Whatever bytes come: a rule or its faults, and a rule means the same to every reader."""

import re
from pathlib import Path

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wcmatch import glob

from rulebook.fault import RuleError
from rulebook.rules.globs import GLOB_FLAGS
from rulebook.rules.model import Rule
from rulebook.rules.reader import read_rule

ROOT = Path(__file__).parents[2]

# Each example writes its file anew, so that one folder for all of them is right. Time is not
# what is tested.
anything = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)

values = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=20),
    st.text("ab1. :#,*?!&[]{}'\"/\\-|>%@`~=<+(가", min_size=1, max_size=12),
    st.sampled_from(["true", "false", "null", "1e3", "0x1F", "1_000", "2026-11-22", "a: b", "-"]),
)
bodies = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "#",
                "> ",
                "- ",
                "```",
                "~~~",
                "    ",
                "\t",
                "\n",
                "|",
                "---",
                "<!--",
                "-->",
                "[a]: b",
                "[",
                "](",
                ")",
                "<",
                "&shy;",
                "*",
                "`",
                "a",
                "가",
                "\\",
                "===",
                "![",
                "1. ",
                "<pre>",
            ]
        ),
        max_size=40,
    ).map("".join),
)


def read(raw: bytes, folder: Path) -> Rule | RuleError:
    path = folder / "100-handlers.mdc"
    path.write_bytes(raw)
    try:
        return read_rule(path)
    except RuleError as error:
        return error


def as_cursor_reads(text: str) -> dict[str, str]:
    """Split lines as Cursor does: no YAML, quotes stay, the value is trimmed."""
    block = re.match(r"---\r?\n(.*?)\r?\n---", text, re.DOTALL)
    assert block
    pairs = (line.partition(":") for line in re.split(r"\r?\n", block[1]))
    return {key: value.strip() for key, _, value in pairs}


def assert_all_readers_agree(rule: Rule) -> None:
    text = rule.raw.decode()
    by_line = as_cursor_reads(text)
    by_yaml = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert by_line.keys() == by_yaml.keys()
    assert by_line.get("description", "") == by_yaml.get("description", "") == rule.description
    assert by_line.get("globs", "") == by_yaml.get("globs", "") == ",".join(rule.globs)
    assert by_yaml["alwaysApply"] is rule.always_apply
    assert by_line["alwaysApply"] == str(rule.always_apply).lower()
    assert text.split("\n")[rule.body_line - 1 :] == rule.body.split("\n")
    for pattern in rule.globs:  # each is a glob, and matches a file of its own form
        assert glob.compile(pattern, flags=GLOB_FLAGS)
        assert rule.applies_to(pattern.replace("*", "a").replace("?", "a"))


def assert_faults_are_told(error: RuleError, raw: bytes) -> None:
    assert error.faults
    assert list(error.faults) == sorted(error.faults)
    for fault in error.faults:
        assert "\n" not in str(fault)
        assert 1 <= fault.line <= len(re.findall(rb"\r\n|\r|\n", raw)) + 1
        assert fault.column >= 0
        assert fault.fix


@anything
@given(raw=st.binary(max_size=200))
@example(raw=b"---")
@example(raw=b"---\n---")
@example(raw=b"---\n---\n")
@example(raw=b"\xef\xbb\xbf")
@example(raw=b"\r")
@example(raw=b"\n")
@example(raw=b"---\nalwaysApply: true\n---\n" + b"> " * 3000 + b"x\n")
@example(raw=b"---\nalwaysApply: true\n---\n" + b"[" * 5000 + b"\n")
@example(raw=b"---\ndescription: " + b"[" * 5000 + b"\nalwaysApply: true\n---\nx\n")
@example(raw=b"---\ndescription: " + b"a: " * 5000 + b"\nalwaysApply: true\n---\nx\n")
def test_any_bytes_are_a_rule_or_faults(raw: bytes, tmp_path: Path) -> None:
    found = read(raw, tmp_path)
    if isinstance(found, RuleError):
        assert_faults_are_told(found, raw)
    else:
        assert_all_readers_agree(found)


@anything
@given(body=bodies)
def test_any_body_is_read_or_refused(body: str, tmp_path: Path) -> None:
    raw = f"---\nalwaysApply: true\n---\n{body}\n".encode("utf-8", "surrogatepass")
    found = read(raw, tmp_path)
    if isinstance(found, RuleError):
        assert_faults_are_told(found, raw)
    else:
        assert_all_readers_agree(found)
        assert all(found.body_line <= heading.line for heading in found.outline.headings)


@anything
@given(description=values, globs=values, always=st.sampled_from(["true", "false"]))
def test_a_rule_that_is_read_means_the_same_to_every_reader(
    description: str, globs: str, always: str, tmp_path: Path
) -> None:
    lines = [f"description: {description}", f"globs: {globs}", f"alwaysApply: {always}"]
    if always == "true":
        del lines[1]
    found = read("\n".join(["---", *lines, "---", "x", ""]).encode(), tmp_path)
    if isinstance(found, Rule):
        assert_all_readers_agree(found)


def test_our_own_rules_mean_the_same_to_every_reader() -> None:
    files = [*(ROOT / "rules").glob("*/*.mdc"), *(ROOT / "tests" / "nasty").glob("*/*.mdc")]
    assert files
    for file in files:
        assert_all_readers_agree(read_rule(file))
