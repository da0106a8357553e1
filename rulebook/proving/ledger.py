"""What was verified, in one file: write, read, compare."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from rulebook.fault import Fault, RuleError
from rulebook.language import Language
from rulebook.proving.python_excerpt import LineRange
from rulebook.rules.model import Rule


class ProofKind(StrEnum):
    """How a block is verified."""

    REPLACEMENT = "replacement"
    """It runs alone, as a part of its pair."""
    FORBIDDEN = "forbidden"
    """Tools find it, or the test of its pair shows its harm."""
    EXCERPT = "excerpt"
    """It is an excerpt of a file of this project, which is tested."""
    SHELL = "shell"
    """ShellCheck finds nothing in it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How one block is verified.

    `line` is the block's fence in the rule's file; `file` (below the project) and `lines` say what
    it is an excerpt of; `pair` is "<topic>/<name>" or "". `findings` are what catches a forbidden
    block; `tested` says whether the pair has a test.
    """

    line: int
    kind: ProofKind
    pair: str
    file: str
    lines: tuple[LineRange, ...]
    findings: tuple[str, ...]
    tested: bool


@dataclass(frozen=True, slots=True)
class ProofLedger:
    """All that was verified in one run: `date` is its day, ISO 8601, UTC.

    `newest` and `oldest` hold the versions that ran, by package. `rules` holds for
    "<language>/<slug>" the digest of the rule's bytes and a proof for each of its blocks,
    in the order of the text; `tokens` its size, so that a build need not count it again.
    `pairs` are all that ran.
    """

    date: str
    newest: Mapping[str, str]
    oldest: Mapping[str, str]
    rules: Mapping[str, tuple[str, tuple[Proof, ...]]]
    tokens: Mapping[str, int]
    pairs: tuple[str, ...]

    def has(self, language: Language, rule: Rule) -> bool:
        """Whether the ledger is of a rule's present bytes."""
        return self.rules.get(f"{language}/{rule.slug}", ("", ()))[0] == rule.digest

    def of(self, language: Language, rule: Rule) -> tuple[Proof, ...]:
        """Return the proofs of a rule's blocks.

        Raises:
            RuleError: there are none, or they belong to other bytes.

        """
        digest, proofs = self.rules.get(f"{language}/{rule.slug}", ("", ()))
        if digest != rule.digest:
            what = (
                "its code blocks were verified against a different version of this file"
                if digest
                else "its code blocks are not verified"
            )
            raise RuleError((Fault(rule.path, 1, 0, what, "run `make verify`"),))
        return proofs


def write_ledger(ledger: ProofLedger, path: Path) -> None:
    """Write the ledger as JSON that differs only where it does."""
    text = json.dumps(asdict(ledger), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_ledger(path: Path) -> ProofLedger:
    """Read what `write_ledger` wrote.

    Raises:
        RuleError: there is no such file, or it is not a ledger.

    """
    try:
        data = json.loads(path.read_bytes())
        rules = {
            name: (digest, tuple(_read_proof(entry) for entry in entries))
            for name, (digest, entries) in data["rules"].items()
        }
        return ProofLedger(
            data["date"],
            data["newest"],
            data["oldest"],
            rules,
            {name: int(data["tokens"][name]) for name in rules},
            tuple(data["pairs"]),
        )
    except FileNotFoundError as error:
        what = "nothing is verified yet"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify`"),)) from error
    except (ValueError, KeyError, TypeError) as error:
        what = "not a valid proofs file"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify`"),)) from error


def check_ledger(path: Path, ledger: ProofLedger) -> None:
    """Check that the file says what was verified now, on whatever day and patch of Python.

    Each machine has the patch that it has; all else that runs is locked.

    Raises:
        RuleError: it says something else, or cannot be read.

    """
    if _without_circumstances(ledger) != _without_circumstances(read_ledger(path)):
        what = "the rules, their claims, the pairs or the tools are not those that were verified"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify` and commit the file"),))


def count_kinds(ledger: ProofLedger) -> list[tuple[ProofKind, int]]:
    """Return how many blocks are verified in each way, of all rules in all languages."""
    counts = Counter(proof.kind for _, proofs in ledger.rules.values() for proof in proofs)
    return [(kind, counts[kind]) for kind in ProofKind]


def _without_circumstances(ledger: ProofLedger) -> ProofLedger:
    newest, oldest = (
        {**versions, "python": ".".join(versions["python"].split(".")[:2])}
        for versions in (ledger.newest, ledger.oldest)
    )
    return replace(ledger, date="", newest=newest, oldest=oldest)


def _read_proof(entry: Mapping[str, Any]) -> Proof:
    return Proof(
        **{
            **entry,
            "kind": ProofKind(entry["kind"]),
            "lines": tuple(LineRange(*pair) for pair in entry["lines"]),
            "findings": tuple(entry["findings"]),
        }
    )
