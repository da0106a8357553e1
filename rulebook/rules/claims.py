"""What is claimed of a rule: what verifies each block, and what catches each prohibition.

`rules/proofs/<slug>.toml` holds the claims of a rule for all languages. A block or a prohibition is
named by the id of the heading above it and its position below that heading, counting from 1.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, Language

CLAIMS: Final = "proofs"
"""The folder of claims, beside the rules."""

_TABLE: Final = re.compile(r"\[\[(block|prohibition|also_checked)\]\]")
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "block": frozenset({"section", "position", "pair", "part", "file", "commands"}),
    "prohibition": frozenset(
        {"section", "position", "pair", "caught_by", "review", "base_rate", "source", "kept"}
    ),
    "also_checked": frozenset(
        {"section", *LANGUAGES, "pair", "caught_by", "review", "base_rate", "source", "kept"}
    ),
}


class Tool(StrEnum):
    """What can catch a forbidden pattern in a reader's project, in the order of pages."""

    RUFF = "ruff"
    MYPY = "mypy"
    CHECK = "check"
    """A check of ours for ast-grep: `checks/rules/<code>.yml`."""
    AUDIT = "audit"
    """A check of ours for pytest, which inspects the running application."""
    PROJECT = "project"
    """A check of ours that reads a project's configuration and imports."""


class Part(StrEnum):
    """The two halves of a pair."""

    FORBIDDEN = "forbidden"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a tool reports: `code` is the tool's own name of it."""

    tool: Tool
    code: str

    def __str__(self) -> str:
        return f"{self.tool} {self.code}"


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often agents without rules made the mistake: in how many codebases, until `day`."""

    violated: int
    avoided: int
    day: date


@dataclass(frozen=True, slots=True)
class BlockClaim:
    """What a block is: one part of a pair, an excerpt of a file, or commands (neither).

    `pair` is "<topic>/<name>" or "", `file` a path below the project or "". `line` is the claim's
    own in its file.
    """

    section: str
    position: int
    pair: str
    part: Part | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One pattern that a rule forbids, in its text or (`texts`) only in the checks.

    Where `position` is 0, the text is in `texts`, by language. `pair` shows the harm, or is "".
    `review` says why no tool can catch it; `kept`, why it stays although agents avoid it.
    `source` names the evidence where there is no base rate.
    """

    section: str
    position: int
    texts: Mapping[Language, str]
    pair: str
    findings: tuple[Finding, ...]
    review: str
    base_rate: BaseRate | None
    source: str
    kept: str
    line: int


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims about one rule. `moved` maps IDs of headings that are gone to where they went."""

    path: Path
    blocks: tuple[BlockClaim, ...]
    prohibitions: tuple[Prohibition, ...]
    moved: Mapping[str, str]

    @property
    def pairs(self) -> frozenset[str]:
        """Every pair that is named."""
        blocks = {claim.pair for claim in self.blocks}
        return frozenset((blocks | {item.pair for item in self.prohibitions}) - {""})

    @property
    def also_checked(self) -> tuple[Prohibition, ...]:
        """What left the rule's text and lives in the checks."""
        return tuple(item for item in self.prohibitions if not item.position)


def read_claims(path: Path) -> Claims:
    """Read the claims of one rule; a rule that has nothing to verify needs no file.

    Raises:
        RuleError: with every fault of the file.

    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError:
        return Claims(path, (), (), {})
    except (ValueError, OSError) as error:
        line = getattr(error, "lineno", 1)
        raise RuleError((Fault(path, line, 0, str(error), "fix the TOML"),)) from None
    reader = _Reader(path, text)
    blocks = tuple(reader.each(data, "block", _block))
    prohibitions = tuple(reader.each(data, "prohibition", _prohibition))
    also_checked = tuple(reader.each(data, "also_checked", _also_checked))
    for key in data.keys() - {"block", "prohibition", "also_checked", "moved_headings"}:
        reader.faults.append(Fault(path, 1, 0, f"`{key}` means nothing here", "delete it"))
    if reader.faults:
        raise RuleError(reader.faults)
    moved = data.get("moved_headings", {})
    return Claims(path, blocks, (*prohibitions, *also_checked), moved)


type _Read[T] = Callable[[Mapping[str, Any], int], T]


class _Reader:
    """Reads the tables of one file, and collects what is wrong with them."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines: dict[str, list[int]] = {name: [] for name in _KEYS}
        for number, line in enumerate(text.splitlines(), 1):
            if found := _TABLE.match(line):
                self._lines[found[1]].append(number)
        self.faults: list[Fault] = []

    def each[T](self, data: Mapping[str, Any], name: str, read: _Read[T]) -> Sequence[T]:
        """Return what `read` makes of each table of a name; the others are faults."""
        made: list[T] = []
        for entry, line in zip(data.get(name, []), self._lines[name], strict=False):
            try:
                _check_keys(entry, name)
                made.append(read(entry, line))
            except KeyError as error:
                self._fault(line, f"`{error.args[0]}` is missing")
            except (ValueError, TypeError, AttributeError) as error:
                self._fault(line, str(error))
        return made

    def _fault(self, line: int, what: str) -> None:
        self.faults.append(Fault(self._path, line, 0, what, "see the keys in CONTRIBUTING.md"))


def _check_keys(entry: Mapping[str, Any], name: str) -> None:
    if unknown := sorted(entry.keys() - _KEYS[name]):
        message = f"`{unknown[0]}` is not a key of `{name}`"
        raise ValueError(message)


def _block(entry: Mapping[str, Any], line: int) -> BlockClaim:
    pair, file = entry.get("pair", ""), entry.get("file", "")
    if sum(map(bool, (pair, file, entry.get("commands", False)))) != 1:
        message = "a block names one of `pair`, `file` and `commands`"
        raise ValueError(message)
    part = Part(entry["part"]) if pair else None
    return BlockClaim(entry["section"], entry["position"], pair, part, file, line)


def _prohibition(entry: Mapping[str, Any], line: int) -> Prohibition:
    return _forbidden(entry, line, entry["position"], {})


def _also_checked(entry: Mapping[str, Any], line: int) -> Prohibition:
    return _forbidden(entry, line, 0, {language: entry[language] for language in LANGUAGES})


def _forbidden(
    entry: Mapping[str, Any], line: int, position: int, texts: Mapping[Language, str]
) -> Prohibition:
    findings = tuple(sorted(_finding(text) for text in entry.get("caught_by", ())))
    review = entry.get("review", "")
    pair = entry.get("pair", "")
    if not findings and not review:
        message = "this prohibition has neither `caught_by` nor `review`"
        raise ValueError(message)
    if not pair and not review:
        message = "this prohibition has no `pair` that shows its harm"
        raise ValueError(message)
    rate = entry.get("base_rate")
    return Prohibition(
        section=entry["section"],
        position=position,
        texts=texts,
        pair=pair,
        findings=findings,
        review=review,
        base_rate=BaseRate(rate["violated"], rate["avoided"], rate["date"]) if rate else None,
        source=entry.get("source", ""),
        kept=entry.get("kept", ""),
        line=line,
    )


def _finding(text: str) -> Finding:
    tool, _, code = text.partition(" ")
    if tool not in set(Tool) or not code:
        message = f"`{text}` is not a tool ({', '.join(Tool)}) and what it reports"
        raise ValueError(message)
    return Finding(Tool(tool), code)
