"""The languages of the project, which are defined only here."""

import re
from typing import Final, Literal, get_args

type Language = Literal["ko", "en"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language.__value__)

DEFAULT: Final[Language] = "ko"
"""The language whose pages are at the root of the site, and whose sources bear no suffix."""

REFERENCE: Final[Language] = "en"
"""The language that twins are held against, and whose headings give the IDs of both."""

_OWN_LETTERS: Final = {"ko": re.compile("[ᄀ-ᇿㄱ-ㆎ가-힣]")}
"""Letters that occur in one of the languages only."""


def as_language(code: str) -> Language:
    """Return the language of a code.

    Raises:
        ValueError: it is none of `LANGUAGES`.

    """
    for language in LANGUAGES:
        if language == code:
            return language
    message = f"there is no language {code!r}; it is one of {', '.join(LANGUAGES)}"
    raise ValueError(message)


def url_prefix(language: Language) -> str:
    """Return the path of a language's pages below the site's root: empty, or with a final slash."""
    return "" if language == DEFAULT else f"{language}/"


def language_of(path: str) -> Language:
    """Return the language of a page by its path below the site's root."""
    first = path.partition("/")[0]
    return next((language for language in LANGUAGES if language == first), DEFAULT)


def source_suffix(language: Language) -> str:
    """Return what a page's source has between its name and `.md`: empty, or with a dot before."""
    return "" if language == DEFAULT else f".{language}"


def others(language: Language) -> tuple[Language, ...]:
    """Return the other languages."""
    return tuple(other for other in LANGUAGES if other != language)


def is_of(language: Language, text: str) -> bool:
    """Whether a text must be of a language, by letters that only that one has."""
    return language in _OWN_LETTERS and _OWN_LETTERS[language].search(text) is not None
