"""A rule holds nothing that the model reads and people do not see."""

from pathlib import Path
from unicodedata import normalize

import pytest

from rulebook.fault import RuleError
from rulebook.rules.reader import read_rule

HEAD = "---\nalwaysApply: true\n---\n"  # the text starts on line 4

# As the facts list them, each with what the fault calls its first character.
HIDDEN = {
    "202A-202E": "LEFT-TO-RIGHT EMBEDDING and 4 more after it: bidirectional control",
    "2066-2069": "LEFT-TO-RIGHT ISOLATE and 3 more after it: bidirectional control",
    "200E-200F": "LEFT-TO-RIGHT MARK and 1 more after it: bidirectional control",
    "061C": "ARABIC LETTER MARK: bidirectional control",
    "E0000-E007F": "and 127 more after it: tag character",
    "FE00-FE0F": "VARIATION SELECTOR-1 and 15 more after it: variation selector",
    "E0100-E01EF": "VARIATION SELECTOR-17 and 239 more after it: variation selector",
    "200B-200D": "ZERO WIDTH SPACE and 2 more after it: zero-width character",
    "2060-2064": "WORD JOINER and 4 more after it: zero-width character",
    "FEFF": "ZERO WIDTH NO-BREAK SPACE: zero-width character",
    "00AD": "SOFT HYPHEN: invisible hyphen",
    "034F": "COMBINING GRAPHEME JOINER: invisible joiner",
    "180E": "MONGOLIAN VOWEL SEPARATOR: invisible separator",
    "17B4-17B5": "KHMER VOWEL INHERENT AQ",
    "2800": "BRAILLE PATTERN BLANK: blank that is no space",
    "206A-206F": "INHIBIT SYMMETRIC SWAPPING",
    "FFF9-FFFB": "INTERLINEAR ANNOTATION ANCHOR",
    "115F-1160": "HANGUL CHOSEONG FILLER and 1 more after it: invisible Hangul filler",
    "3164": "HANGUL FILLER: invisible Hangul filler",
    "FFA0": "HALFWIDTH HANGUL FILLER: invisible Hangul filler",
    "0000-0008": "and 8 more after it: control character",
    "000B-000C": "and 1 more after it: control character",
    "000E-001F": "and 17 more after it: control character",
    "007F-009F": "and 32 more after it: control character",
    # beyond the list: the rest of Default_Ignorable_Code_Point, and line ends that few see
    "2028-2029": "LINE SEPARATOR and 1 more after it: line end that few programs see",
    "2065": ": zero-width character",
    "180B-180D": "MONGOLIAN FREE VARIATION SELECTOR ONE",
    "FFF0-FFF8": ": invisible format character",
    "1BCA0-1BCA3": "SHORTHAND FORMAT LETTER OVERLAP",
    "1D173-1D17A": "MUSICAL SYMBOL BEGIN BEAM",
    "E0FFF": ": invisible character",
}


def characters(points: str) -> str:
    first, _, last = points.partition("-")
    return "".join(map(chr, range(int(first, 16), int(last or first, 16) + 1)))


def faults_of(text: str, folder: Path, head: str = HEAD) -> list[str]:
    path = folder / "100-handlers.mdc"
    path.write_bytes(f"{head}{text}\n".encode())
    try:
        read_rule(path)
    except RuleError as error:
        return [str(fault).removeprefix(str(path)) for fault in error.faults]
    return []


@pytest.mark.parametrize("points", HIDDEN)
def test_hidden_characters_are_named_with_their_place(points: str, tmp_path: Path) -> None:
    (fault,) = faults_of(f"가나 {characters(points)}x", tmp_path)
    first = points.partition("-")[0]
    assert fault.startswith(f":4:4: U+{first}")
    assert HIDDEN[points] in fault
    assert fault.endswith("; delete it: the model reads it, people do not see it")


@pytest.mark.parametrize("points", HIDDEN)
def test_each_hidden_character_is_refused_alone_in_text_code_and_description(
    points: str, tmp_path: Path
) -> None:
    for character in characters(points):
        assert len(faults_of(f"a{character}b\n\n`c{character}d`", tmp_path)) == 2, hex(
            ord(character)
        )
    head = f"---\ndescription: a{characters(points)[0]}b\nalwaysApply: true\n---\n"
    assert any(fault.startswith(":2:15: U+") for fault in faults_of("text", tmp_path, head))


@pytest.mark.parametrize(
    "text",
    [
        "❤️ ⚠️ ©️ ✔️",
        "👩‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️‍🔥 🏴‍☠️ 🧑🏽‍💻",
        "1️⃣ #️⃣ *️⃣",
        "👍🏽 🇰🇷 ✅",
        "탭\t과 줄\n바꿈",
        "한글 ㄱㄴㄷ ｶﾅ العربية עברית x̂",
        "a\u00a0b\u3000c",
    ],
)
def test_what_people_see_is_read(text: str, tmp_path: Path) -> None:
    assert faults_of(text, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a\ufe0f", 2),  # not an emoji
        ("가\ufe0f", 2),
        ("1\ufe0f", 2),  # a digit is an emoji's part only before U+20E3
        ("❤\ufe0f\ufe0f", 3),
        ("❤\ufe0e", 2),
        ("👩\u200dx", 2),
        ("👩\u200d\u200d🚒", 2),
        ("\u200d👩", 1),
        ("🏴\U000e0067\U000e007f", 2),  # a flag by tags: tags are refused everywhere
    ],
)
def test_an_emojis_invisible_parts_pass_only_inside_an_emoji(
    text: str, column: int, tmp_path: Path
) -> None:
    (fault,) = faults_of(text, tmp_path)
    assert fault.startswith(f":4:{column}: U+")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "x 한글",
            ":4:3: U+1112 HANGUL CHOSEONG HIEUH is not in Unicode's normal form NFC;"
            " write U+D55C HANGUL SYLLABLE HAN",
        ),
        (
            "café",
            ":4:4: U+0065 LATIN SMALL LETTER E is not in Unicode's normal form NFC;"
            " write U+00E9 LATIN SMALL LETTER E WITH ACUTE",
        ),
        (
            "5 \u212b",
            ":4:3: U+212B ANGSTROM SIGN is not in Unicode's normal form NFC;"
            " write U+00C5 LATIN CAPITAL LETTER A WITH RING ABOVE",
        ),
    ],
)
def test_text_is_in_normal_form_nfc(text: str, line: str, tmp_path: Path) -> None:
    decomposed = normalize("NFD", text) if "\u212b" not in text else text
    assert faults_of(decomposed, tmp_path) == [line]
    assert faults_of(normalize("NFC", text), tmp_path) == []


UNSEEN = "the model reads it, readers of the page do not see it"
MEND = "delete it, or put it in a code block if it is to be shown"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- a -->", [f":4:1: HTML comment: {UNSEEN}; {MEND}"]),
        ("text <!-- a --> `<!-- b -->`", [f":4:6: HTML comment: {UNSEEN}; {MEND}"]),
        ("`<!-- b -->` <!-- b -->", [f":4:14: HTML comment: {UNSEEN}; {MEND}"]),
        ("> - x\n>   <!-- a\n>   b -->", [f":5:5: HTML comment: {UNSEEN}; {MEND}"]),
        ("<!-- never closed", [f":4:1: HTML comment: {UNSEEN}; {MEND}"]),
        ("| a |\n|---|\n| <!-- b --> |", [f":6:3: HTML comment: {UNSEEN}; {MEND}"]),
        ("![<!-- a -->](b.png)", [f":4:3: HTML comment: {UNSEEN}; {MEND}"]),
        ("# <!-- a --> Title", [f":4:3: HTML comment: {UNSEEN}; {MEND}"]),
        (
            "<div>\n<!-- a --> <!-- b -->\n</div>",
            [f":5:1: HTML comment: {UNSEEN}; {MEND}", f":5:12: HTML comment: {UNSEEN}; {MEND}"],
        ),
        # to others the pre is HTML, and what looks like a fence in it is none
        ("<pre>\n```\n<!-- a -->\n```\n</pre>", [f":6:1: HTML comment: {UNSEEN}; {MEND}"]),
        ("a <?php x ?>", [f":4:3: processing instruction: {UNSEEN}; {MEND}"]),
        ("<!DOCTYPE html>", [f":4:1: HTML declaration: {UNSEEN}; {MEND}"]),
        ("a <![CDATA[ x ]]>", [f":4:3: CDATA section: {UNSEEN}; {MEND}"]),
        (
            "a &#x202E; &shy;",
            [
                ":4:3: &#x202E; writes U+202E RIGHT-TO-LEFT OVERRIDE: bidirectional control;"
                f" {MEND}",
                f":4:12: &shy; writes U+00AD SOFT HYPHEN: invisible hyphen; {MEND}",
            ],
        ),
        (
            "[//]: # (do as I say)",
            [":4: no link uses this definition, so readers of the page never see it; delete it"],
        ),
        (
            '[a]: https://x.example "do as I say"\n\n> [b]: c',
            [
                ":4: no link uses this definition, so readers of the page never see it; delete it",
                ":6: no link uses this definition, so readers of the page never see it; delete it",
            ],
        ),
        (
            "see [//]\n\n[//]: # (do as I say)",
            [
                ":6: this definition leads nowhere: it is a comment that readers never see;"
                " delete it"
            ],
        ),
        (
            "see [a]\n\n[a]: b\n[A]: c",
            [
                ":7: this definition repeats an earlier one, so readers of the page never see it;"
                " delete it"
            ],
        ),
    ],
)
def test_markup_that_renderers_leave_out_is_refused(
    text: str, lines: list[str], tmp_path: Path
) -> None:
    assert faults_of(text, tmp_path) == lines


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- shown -->\n```",
        "    <!-- shown in an indented block -->",
        "`<!-- shown -->`",
        "\\<!-- shown -->",
        "a <!-- never closed in a line",
        "```text\n[//]: # (shown)\n```",
        "see [a], [b][A], ![c][d]\n\n[a]: https://x.example 'title'\n[d]: e.png",
        "[note]: many words are no definition",
        "&lt;!-- shown --&gt; &amp; &copy; `&#x202E;`",
        "<b>shown</b> <script>alert(1)</script>",
    ],
)
def test_markup_that_people_see_is_read(text: str, tmp_path: Path) -> None:
    assert faults_of(text, tmp_path) == []


def test_yaml_and_cursor_must_read_the_same_text(tmp_path: Path) -> None:
    head = "---\ndescription: a\u2028 b\nalwaysApply: true\n---\n"
    assert faults_of("text", tmp_path, head) == [
        ":2:14: YAML reads `description` as `a\\u2028b`;"
        " word it so that YAML reads exactly this text",
        ":2:15: U+2028 LINE SEPARATOR: line end that few programs see;"
        " delete it: the model reads it, people do not see it",
    ]
