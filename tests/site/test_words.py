"""Each language says the same things: its words have the same keys and the same gaps to fill."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from rulebook.language import DEFAULT, LANGUAGES, as_language, is_of, others
from rulebook.site.templating import TEMPLATES
from rulebook.site.words import FOLDER, Words, words_of

ROOT = Path(__file__).parents[2]
HANGUL = re.compile("[가-힣]")
# Patterns of Korean letters, and what people type into the search box.
MAY_HOLD_HANGUL = {
    "docs/assets/js/search.js",
    "rulebook/language.py",
    "rulebook/mkdocs/search_index.py",
    "rulebook/proving/matching.py",
    "rulebook/rules/prohibitions.py",
}


def texts(words: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        name = f"{above}.{key}"
        if isinstance(value, Words):
            yield from texts(value, name)
        else:
            assert isinstance(value, str), name
            yield name, value


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


def test_there_is_a_file_for_each_language() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", others(DEFAULT))
def test_files_have_the_same_keys_and_gaps(language: str) -> None:
    ours = dict(texts(words_of(DEFAULT)))
    theirs = dict(texts(words_of(as_language(language))))
    assert ours.keys() == theirs.keys()
    for key, text in ours.items():
        assert gaps(text) == gaps(theirs[key]), key
        assert text.strip(), key
        assert theirs[key].strip(), key


def test_english_words_are_not_korean() -> None:
    assert [key for key, text in texts(words_of("en")) if is_of("ko", text)] == []


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(AttributeError, match=r"there are no words en\.rule\.moon; add them to"):
        _ = words_of("en").rule.moon


def test_a_language_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="there is no language 'kr'; it is one of ko, en"):
        as_language("kr")


@pytest.mark.parametrize(
    "file",
    [
        *(ROOT / "rulebook").rglob("*.py"),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "docs" / "assets" / "js").glob("*.js"),
        *TEMPLATES.rglob("*.*"),
        *(ROOT / name for name in ("hooks.py", "macros.py", "mkdocs.yml")),
    ],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_korean_is_in_the_words_and_the_pages_only(file: Path) -> None:
    if file.relative_to(ROOT).as_posix() not in MAY_HOLD_HANGUL:
        lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        assert [(number, line) for number, line in lines if HANGUL.search(line)] == []
