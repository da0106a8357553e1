"""What must be equal in the Korean and the English rule, and what is said where it is not."""

from pathlib import Path

import pytest

from rulebook.fault import RuleError
from rulebook.language import LANGUAGES
from rulebook.rules.library import read_rules

ROOT = Path(__file__).parents[2]
NAME = "100-handlers.mdc"
HEAD = "description: Handlers\nglobs: main.py,**/api/**/*.py\nalwaysApply: false"
KOREAN = "\n# 핸들러\n\n## 하나\n\n```python\n# 주석\n```\n\n## 둘\n\n```bash\nls\n```\n"
ENGLISH = "\n# Handlers\n\n## One\n\n```python\n# comment\n```\n\n## Two\n\n```bash\nls\n```\n"


def write(path: str, body: str, head: str = HEAD) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")


def faults() -> list[str]:
    try:
        read_rules(Path("rules"))
    except RuleError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_rule_has_both_languages() -> None:
    rules = read_rules(ROOT / "rules")
    assert tuple(rules) == LANGUAGES
    slugs = [[rule.slug for rule in rules[language]] for language in LANGUAGES]
    assert slugs[0] == slugs[1] == sorted(slugs[0])
    assert len(slugs[0]) >= 5


def test_every_nasty_rule_has_both_languages() -> None:
    rules = read_rules(ROOT / "tests" / "nasty")
    assert [rule.slug for rule in rules["ko"]] == [rule.slug for rule in rules["en"]]


def test_twins_that_differ_only_in_words_are_read() -> None:
    write(f"rules/ko/{NAME}", KOREAN, HEAD.replace("Handlers", "핸들러"))
    write(f"rules/en/{NAME}", ENGLISH)
    assert {language: rule[0].slug for language, rule in read_rules(Path("rules")).items()} == {
        "ko": "100-handlers",
        "en": "100-handlers",
    }


@pytest.mark.parametrize(("there", "missing"), [LANGUAGES, LANGUAGES[::-1]])
def test_a_missing_twin_is_named_as_the_file_to_write(there: str, missing: str) -> None:
    write(f"rules/{there}/{NAME}", ENGLISH)
    assert faults() == [
        f"rules/{missing}/{NAME}:1: rules/{there}/{NAME} has no twin in the other language;"
        " write this file"
    ]


HEADS = {
    "mode": (
        "alwaysApply: true",
        "alwaysApply: false",
        [
            f"rules/en/{NAME}:1: the mode is manual, but always in rules/ko/{NAME};"
            " give both the same `alwaysApply` and `globs`, and both a description or neither"
        ],
    ),
    "globs": (
        "alwaysApply: false\nglobs: a.py,b.py",
        "globs: a.py\nalwaysApply: false",
        [f"rules/en/{NAME}:2: globs differ from rules/ko/{NAME}:3; give both the same globs"],
    ),
    "order of globs": (
        "globs: a.py,b.py\nalwaysApply: false",
        "globs: b.py,a.py\nalwaysApply: false",
        [f"rules/en/{NAME}:2: globs differ from rules/ko/{NAME}:2; give both the same globs"],
    ),
    "a description in Korean only": (
        "description: 가\nalwaysApply: true",
        "alwaysApply: true",
        [
            f"rules/en/{NAME}:1: there is no description, but there is one in rules/ko/{NAME};"
            " describe both, or neither"
        ],
    ),
    "a description in English only": (
        "alwaysApply: true",
        "description: a\nalwaysApply: true",
        [
            f"rules/ko/{NAME}:1: there is no description, but there is one in rules/en/{NAME};"
            " describe both, or neither"
        ],
    ),
}


@pytest.mark.parametrize("case", HEADS)
def test_twins_have_the_same_frontmatter_but_for_words(case: str) -> None:
    korean, english, lines = HEADS[case]
    write(f"rules/ko/{NAME}", KOREAN, korean)
    write(f"rules/en/{NAME}", ENGLISH, english)
    assert faults() == lines


BODIES = {
    "a heading of another level": (
        KOREAN,
        ENGLISH.replace("## Two", "### Two"),
        [
            f"rules/en/{NAME}:15: heading 3 `Two` has level 3, but its twin `둘` at"
            f" rules/ko/{NAME}:15 has level 2; give both rules the same headings in the same order"
        ],
    ),
    "a heading more in English": (
        KOREAN,
        f"{ENGLISH}\n## Three\n",
        [
            f"rules/en/{NAME}:21: heading `Three` has no twin in rules/ko/{NAME}"
            " (4 here, 3 there); write its twin there, or delete it here"
        ],
    ),
    "a heading more in Korean": (
        f"{KOREAN}\n## 셋\n\n## 넷\n",
        ENGLISH,
        [
            f"rules/ko/{NAME}:21: heading `셋` has no twin in rules/en/{NAME}"
            " (5 here, 3 there); write its twin there, or delete it here"
        ],
    ),
    "what looks like a heading in code is none": (
        KOREAN,
        ENGLISH.replace("# comment", "# comment\n# another"),
        [],
    ),
    "a block of another language": (
        KOREAN,
        ENGLISH.replace("```bash", "```sh"),
        [
            f"rules/en/{NAME}:17: code block 2 is of `sh`, but its twin at rules/ko/{NAME}:17"
            " of `bash`; write the same after both fences"
        ],
    ),
    "other code": (
        KOREAN,
        ENGLISH.replace("ls\n", "ls -a\n"),
        [
            f"rules/en/{NAME}:17: the code of code block 2 differs from its twin at"
            f" rules/ko/{NAME}:17; give both the same code; only comments and quoted text for"
            " people may differ"
        ],
    ),
    "other comments in code": (
        KOREAN,
        ENGLISH.replace("ls\n", "ls  # all of them\n"),
        [],
    ),
    "a block more": (
        KOREAN,
        f"{ENGLISH}\n```text\nx\n```\n",
        [
            f"rules/en/{NAME}:21: code block has no twin in rules/ko/{NAME}"
            " (3 here, 2 there); write its twin there, or delete it here"
        ],
    ),
    "a block in another part": (
        KOREAN,
        ENGLISH.replace("## Two\n\n", "").replace("ls\n```\n", "ls\n```\n\n## Two\n"),
        [
            f"rules/en/{NAME}:15: code block 2 is below heading 2, but its twin at"
            f" rules/ko/{NAME}:17 below heading 3; give both the same blocks in each part"
        ],
    ),
    "an English heading that gives no id": (
        KOREAN,
        ENGLISH.replace("## One", "## 하나"),
        [
            f"rules/en/{NAME}:9: the heading `하나` has no Latin letter or digit for its id;"
            " write it in English words: both languages take its ID from here"
        ],
    ),
    "an empty heading": (
        KOREAN.replace("## 하나", "##"),
        ENGLISH.replace("## One", "##"),
        [
            f"rules/en/{NAME}:9: this heading is empty; write it, or delete it",
            f"rules/ko/{NAME}:9: this heading is empty; write it, or delete it",
        ],
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_twins_have_the_same_outline_and_blocks(case: str) -> None:
    korean, english, lines = BODIES[case]
    write(f"rules/ko/{NAME}", korean)
    write(f"rules/en/{NAME}", english)
    assert faults() == lines


def test_faults_of_all_rules_come_at_once_in_the_order_of_files_and_lines() -> None:
    write("rules/ko/001-broken.mdc", KOREAN, "name: x\nalwaysApply: yes")
    write("rules/en/001-broken.mdc", ENGLISH)
    write("rules/ko/200-alone.mdc", KOREAN)
    write(f"rules/ko/{NAME}", KOREAN)
    write(f"rules/en/{NAME}", ENGLISH, HEAD.replace("main.py", "app.py"))
    assert [line.split(": ")[0] for line in faults()] == [
        f"rules/en/{NAME}:3",
        "rules/en/200-alone.mdc:1",
        "rules/ko/001-broken.mdc:2",
        "rules/ko/001-broken.mdc:3:14",
    ]


@pytest.mark.parametrize("missing", ["rules", "rules/ko", "rules/ko and rules/en"])
def test_a_folder_without_rules_is_one_fault(missing: str) -> None:
    for folder in missing.replace(" and ", " ").split():
        if folder != "rules":
            Path(folder).mkdir(parents=True)
    assert faults() == [
        "rules:1: there are no rules in this folder; put `.mdc` files in rules/ko and rules/en"
    ]


def test_nothing_in_a_folder_of_rules_is_left_out_silently() -> None:
    for language in LANGUAGES:
        write(f"rules/{language}/{NAME}", ENGLISH)
    write("rules/ko/200-testing.md", KOREAN)
    write("rules/ko/300-database/RULE.md", KOREAN)
    write("rules/ko/notes", "x")
    Path("rules/en/900-link.mdc").symlink_to(Path(f"rules/en/{NAME}").resolve())
    Path("rules/ko/.DS_Store").touch()
    assert faults() == [
        "rules/en/900-link.mdc:1: this is a symbolic link; put the file itself here",
        "rules/ko/200-testing.md:1: Cursor ignores `.md` files among rules;"
        " rename it to `200-testing.mdc`, or move it away",
        "rules/ko/300-database:1: this is a folder among rules: what is in it would be"
        " left out; put rules directly in rules/ko",
        "rules/ko/900-link.mdc:1: rules/en/900-link.mdc has no twin in the other language;"
        " write this file",
        "rules/ko/notes:1: Cursor ignores `notes` files among rules;"
        " rename it to `notes.mdc`, or move it away",
    ]
