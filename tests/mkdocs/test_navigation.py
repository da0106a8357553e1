"""The nav of mkdocs.yml names sections by keys, which have words in every language."""

import pytest

from rulebook.language import LANGUAGES, Language
from rulebook.mkdocs.navigation import localized_nav
from rulebook.site.words import words_of


def test_sections_get_their_words_and_rules_their_pages() -> None:
    nav = [{"home": "index.md"}, {"rules": "rules/"}, {"guide": ["a.md", {"service": ["b.md"]}]}]
    assert localized_nav(nav, words_of("en"), ["001-core"]) == [
        {"Home": "index.md"},
        {"Rules": ["rules/index.md", "rules/001-core.md"]},
        {"Guide": ["a.md", {"The reference service": ["b.md"]}]},
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_section_without_words_is_an_error(language: Language) -> None:
    with pytest.raises(ValueError, match="`moon` has no words; add it to") as caught:
        localized_nav([{"guide": [{"moon": ["a.md"]}]}], words_of(language), [])
    assert str(caught.value).startswith("mkdocs.yml: nav: ")
