"""What a rule costs an agent that reads it: its size in tokens, and the limits of it."""

from collections.abc import Iterator
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder
from importlib.util import find_spec, module_from_spec
from typing import Any, Final

from rulebook.fault import Fault
from rulebook.rules.model import Mode, Rule

ENCODING: Final = "o200k_base"
"""The public encoding that is counted with. Other models cut text in other ways."""

MOST_ALWAYS: Final = 1_200
"""Tokens of a rule that is read with every request."""
MOST_TOKENS: Final = 2_800
"""Tokens of any other rule."""
MOST_CHARACTERS: Final = 11_500
"""Characters of any rule: Devin (Windsurf) takes at most 12,000, its own frontmatter included."""


def count_tokens(rule: Rule) -> int:
    """Return the number of tokens of a rule's file."""
    return count_text_tokens(rule.raw.decode("utf-8"))


@cache
def count_text_tokens(text: str) -> int:
    """Return the number of tokens of a text."""
    return int(_tokenizer().count(text))


def size_faults(rule: Rule) -> Iterator[Fault]:
    """Yield where a rule is longer than agents should have to read.

    Korean takes more tokens for the same text, so the limits are for rules in English.
    """
    most = MOST_ALWAYS if rule.mode is Mode.ALWAYS else MOST_TOKENS
    if (tokens := count_tokens(rule)) > most:
        what = f"the rule has {tokens:,} tokens (o200k), more than {most:,}"
        yield Fault(rule.path, 1, 0, what, "shorten it, or split it by subject")
    if (characters := len(rule.raw.decode("utf-8"))) > MOST_CHARACTERS:
        what = f"the rule has {characters:,} characters, more than {MOST_CHARACTERS:,}"
        yield Fault(rule.path, 1, 0, what, "shorten it, or split it by subject")


@cache
def _tokenizer() -> Any:  # noqa: ANN401  # the package has no types
    """Load the tokenizer alone: importing the package parses three tables, for half a second."""
    package = find_spec("bpe_openai")
    loader = (ExtensionFileLoader, EXTENSION_SUFFIXES)
    folders = (package and package.submodule_search_locations) or ()
    found = (FileFinder(folder, loader).find_spec("_bindings") for folder in folders)
    spec = next(filter(None, found), None)
    if spec is None or spec.loader is None:
        message = "bpe_openai has no module `_bindings`; install the version that uv.lock names"
        raise ImportError(message)
    bindings = module_from_spec(spec)
    spec.loader.exec_module(bindings)
    return bindings.tokenizer_for_encoding(ENCODING)
