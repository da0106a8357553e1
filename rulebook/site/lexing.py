"""Pygments' lexers, with one match for each token instead of one for each rule that is tried.

Most of a first build went into lexing: a lexer for Python tries about thirty expressions, one
after another, for each token. Joined into one, they give the same tokens in a third of the time.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pygments.lexer import Lexer, RegexLexer
from pygments.lexers import find_lexer_class_by_name
from pygments.token import Error, Whitespace, _TokenType

_UNJOINABLE = re.compile(r"\\[1-9]|\(\?P[=<]|\(\?\(|\(\?[aiLmsux]+\)")
"""References to groups, which joining renumbers, and flags, which must begin an expression."""

_FLAGS = re.compile(r"\A\(\?([imsx]+)\)(.*)\Z", re.DOTALL)
"""An expression that begins with flags, which a part of a joined one has for itself."""


type _Rule = tuple[Any, Any, Any]
"""What Pygments has for each rule: a method that matches, what it finds, where it leads."""


class _State(NamedTuple):
    """The rules of a state: `joined` matches as the first of them that does, in order."""

    joined: re.Pattern[str]
    rules: dict[int | None, _Rule]
    """By the number of the group that is empty at the end of a rule's expression."""


def fast_lexer(name: str, **options: Any) -> Lexer:  # noqa: ANN401  # Pygments' own form
    """Return the lexer of a language. Its tokens are those of Pygments' own.

    Raises:
        ClassNotFound: Pygments knows no language of this name.

    """
    return _joined_class(name)(**options)


class _Joined(RegexLexer):
    """Overrides how a lexer of expressions goes through a text, and nothing else of it."""

    def get_tokens_unprocessed(
        self, text: str, stack: Iterable[str] = ("root",)
    ) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield (position, type, text) as `RegexLexer` does."""
        states = _joined_states(type(self))
        names = list(stack)
        state = states[names[-1]]
        position = 0
        while True:
            found = state.joined.match(text, position)
            if found:
                first, action, change = state.rules[found.lastindex]
                if type(action) is _TokenType:
                    yield position, action, found[0]
                elif action is not None:
                    yield from action(self, first(text, position))
                position = found.end()
                if change is not None:
                    _change(names, change)
                    state = states[names[-1]]
            elif position >= len(text):
                return
            elif text[position] == "\n":
                names = ["root"]
                state = states["root"]
                yield position, Whitespace, "\n"
                position += 1
            else:
                yield position, Error, text[position]
                position += 1


def _change(names: list[str], change: Any) -> None:  # noqa: ANN401  # Pygments has no type for it
    """Go to another state, as a rule says: a number of states to leave, or names."""
    if isinstance(change, int):
        del names[max(1, len(names) + change) :]
        return
    for name in (change,) if isinstance(change, str) else change:
        if name == "#pop":
            del names[max(1, len(names) - 1) :]
        else:
            names.append(names[-1] if name == "#push" else name)


@cache
def _joined_states(lexer: type[RegexLexer]) -> dict[str, _State]:
    rules: dict[str, list[_Rule]] = lexer._tokens  # type: ignore[attr-defined]  # noqa: SLF001  # no other way
    return {name: _join(of_state, lexer.flags) for name, of_state in rules.items()}


def _join(rules: list[_Rule], flags: int) -> _State:
    """Join a state's rules: an empty group after each tells which of them matched."""
    joined: list[str] = []
    numbers: dict[int | None, _Rule] = {}
    groups = 0
    for rule in rules:
        groups += _pattern(rule).groups + 1
        numbers[groups] = rule
        joined.append(f"(?:{_expression(rule)})()")
    return _State(re.compile("|".join(joined), flags), numbers)


def _pattern(rule: _Rule) -> re.Pattern[str]:
    """Return the expression of a rule, which holds the method that matches it."""
    pattern: re.Pattern[str] = rule[0].__self__
    return pattern


def _expression(rule: _Rule) -> str:
    return _FLAGS.sub(r"(?\1:\2)", _pattern(rule).pattern)


@cache
def _joined_class(name: str) -> type[Lexer]:
    own: type[Lexer] = find_lexer_class_by_name(name)
    if not issubclass(own, RegexLexer) or not _joinable(own):
        return own
    return type(own.__name__, (_Joined, own), {})


def _joinable(lexer: type[RegexLexer]) -> bool:
    if lexer.get_tokens_unprocessed is not RegexLexer.get_tokens_unprocessed:
        return False
    lexer()  # reads its rules
    states: dict[str, list[_Rule]] = lexer._tokens  # type: ignore[attr-defined]  # noqa: SLF001  # no other way
    rules = (rule for of_state in states.values() for rule in of_state)
    return not any(_UNJOINABLE.search(_expression(rule)) for rule in rules)
