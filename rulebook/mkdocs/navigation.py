"""The nav of mkdocs.yml → the nav of a language: sections get their words, rules their pages."""

from collections.abc import Iterable
from typing import Any, Final

from rulebook.site.words import Words

RULES: Final = "rules/"
"""What mkdocs.yml writes where the table of rules and each rule go."""


def localized_nav(nav: Iterable[Any], words: Words, slugs: Iterable[str]) -> list[Any]:
    """Return the nav of one language. Titles in mkdocs.yml are keys of `[nav]` in the words.

    Raises:
        ValueError: a title that has no words.

    """
    pages = [f"{RULES}index.md", *(f"{RULES}{slug}.md" for slug in slugs)]
    return [_item(item, words, pages) for item in nav]


def _item(item: Any, words: Words, rules: list[str]) -> Any:  # noqa: ANN401  # as MkDocs has it
    if not isinstance(item, dict):
        return item
    ((key, target),) = item.items()
    if key not in words.nav:
        message = f"mkdocs.yml: nav: `{key}` has no words; add it to [nav] in rulebook/site/words/"
        raise ValueError(message)
    if target == RULES:
        target = rules
    elif isinstance(target, list):
        target = [_item(below, words, rules) for below in target]
    return {words.nav[key]: target}
