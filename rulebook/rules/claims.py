"""Say of every code block of a rule what it claims to be: what would prove it.

A block says it itself, so that it is seen wherever the rule is read:

* ``# src/app/main.py`` on the first line: an excerpt of that file of the reference service;
* ``# ❌ ruff B006, mypy arg-type``: forbidden, and exactly these findings catch it;
* ``# ❌ tests/harms/test_lost_update.py``: forbidden, no tool sees it, and that test of the
  reference service shows the harm; the block is an excerpt of the test;
* ``text`` as language: a drawing of a folder, named on the first line;
* a shell as language: commands;
* ``illustration`` after the language: it shows a form and is only parsed.

After the claim ` — ` may follow a reason in words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rulebook.fault import Fault
from rulebook.rules.commonmark import CodeBlock
from rulebook.rules.model import Rule

SHELLS = frozenset({"bash", "sh", "shell", "console"})
TOOLS = frozenset({"ruff", "mypy"})
_FIRST_LINE = re.compile(r"# (?P<forbidden>❌ )?(?P<claim>.+?)(?: — .*)?")
_FILE = re.compile(r"(?P<file>[\w./-]*[\w-])(?:::(?P<test>\w+))?")
_FINDING = re.compile(r"(?P<tool>[a-z]+) (?P<code>[A-Za-z0-9-]+)")


class Kind(StrEnum):
    """How a block is proven."""

    EXCERPT = "excerpt"
    FINDING = "finding"
    HARM = "harm"
    TREE = "tree"
    SHELL = "shell"
    ILLUSTRATION = "illustration"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a tool says of a block: `tool` is one of `TOOLS`, `code` the tool's own."""

    tool: str
    code: str

    def __str__(self) -> str:
        return f"{self.tool} {self.code}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one block claims to be.

    `file` is relative to the reference service: the file that an EXCERPT is of, or the test that
    shows a HARM (`test` names one function of it, or is ""). `findings` belong to a FINDING.
    """

    block: CodeBlock
    kind: Kind
    file: str = ""
    test: str = ""
    findings: frozenset[Finding] = frozenset()

    @property
    def language(self) -> str:
        """The language of the block: the first word of its info, in lower case."""
        return self.block.info.partition(" ")[0].lower()

    @property
    def is_forbidden(self) -> bool:
        """Whether the block shows what not to write."""
        return self.kind in {Kind.FINDING, Kind.HARM}


def read_claims(rule: Rule) -> tuple[tuple[Claim, ...], tuple[Fault, ...]]:
    """Return the claims of all blocks of a rule, and a fault for each block without a claim.

    A forbidden block without a recommended one after it is a fault too.
    """
    claims: list[Claim] = []
    faults: list[Fault] = []
    for block in rule.outline.blocks:
        claim = _read_claim(block)
        if isinstance(claim, Claim):
            claims.append(claim)
        else:
            faults.append(Fault(rule.path, block.line, 0, *claim))
    faults.extend(_without_replacement(rule, claims))
    return tuple(claims), tuple(faults)


def replacement(claims: tuple[Claim, ...], position: int) -> Claim | None:
    """Return the recommended block that stands for the forbidden one at `position`: the next."""
    return next((claim for claim in claims[position + 1 :] if claim.kind is Kind.EXCERPT), None)


def _read_claim(block: CodeBlock) -> Claim | tuple[str, str]:
    language, *words = block.info.lower().split() or [""]
    if not language:
        return "this block names no language", "write it after the fence, as in ```python"
    if "illustration" in words:
        return Claim(block, Kind.ILLUSTRATION)
    if language == "text":
        return Claim(block, Kind.TREE)
    if language in SHELLS:
        return Claim(block, Kind.SHELL)
    first = _FIRST_LINE.fullmatch(block.content.partition("\n")[0])
    if first is None:
        return (
            "this block does not say what proves it",
            "begin it with `# <file of the reference service>` or `# ❌ <tool> <code>`",
        )
    if (named := _FILE.fullmatch(first["claim"])) is not None:
        kind = Kind.HARM if first["forbidden"] else Kind.EXCERPT
        return Claim(block, kind, named["file"], named["test"] or "")
    findings = [_FINDING.fullmatch(item) for item in first["claim"].split(", ")]
    if first["forbidden"] and all(item is not None and item["tool"] in TOOLS for item in findings):
        return Claim(
            block,
            Kind.FINDING,
            findings=frozenset(Finding(item["tool"], item["code"]) for item in findings if item),
        )
    return (
        f"the first line claims {first['claim']!r}, which is neither a file nor findings",
        f"name a file, or findings such as `❌ ruff B006` of {', '.join(sorted(TOOLS))}",
    )


def _without_replacement(rule: Rule, claims: list[Claim]) -> Iterator[Fault]:
    for position, claim in enumerate(claims):
        if claim.is_forbidden and replacement(tuple(claims), position) is None:
            yield Fault(
                rule.path,
                claim.block.line,
                0,
                "this forbidden block has no replacement",
                "show the recommended form in a block after it",
            )
