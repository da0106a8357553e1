"""The words of the site that are not a page's own: `words/<language>.toml`, equal keys in each."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from rulebook.language import Language

FOLDER: Final = Path(__file__).with_name("words")
"""Holds a file for each language."""


class Words(Mapping[str, Any]):
    """A table of words: `words.rule.copy` is a text, `words.tree.folders["src/app"]` too.

    A text may hold names in braces, which `str.format` fills in.
    """

    def __init__(self, table: Mapping[str, Any], name: str) -> None:
        self._name = name
        self._table = {
            key: Words(value, f"{name}.{key}") if isinstance(value, dict) else value
            for key, value in table.items()
        }

    def __getattribute__(self, key: str) -> Any:  # noqa: ANN401  # a text or a table
        # words come first: `words.rule.copy` must not be a method of mappings
        if not key.startswith("_"):
            table: dict[str, Any] = object.__getattribute__(self, "_table")
            if key in table:
                return table[key]
        return object.__getattribute__(self, key)

    def __getattr__(self, key: str) -> Any:  # noqa: ANN401  # for the type checker and the message
        message = f"there are no words {self._name}.{key}; add them to each file in {FOLDER.name}/"
        raise AttributeError(message)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  # a text or a table
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


@cache
def words_of(language: Language) -> Words:
    """Return the words of a language."""
    path = FOLDER / f"{language}.toml"
    return Words(tomllib.loads(path.read_text(encoding="utf-8")), language)
