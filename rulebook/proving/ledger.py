"""The proofs of all rules in one file: write, read, compare."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rulebook.fault import Fault, RuleError
from rulebook.language import Language
from rulebook.proving.python_excerpt import Lines
from rulebook.rules.claims import Kind
from rulebook.rules.model import Rule


@dataclass(frozen=True, slots=True)
class Proof:
    """How one block is proven.

    `line` is the block's fence in the rule's file; `file` (relative to the reference service) and
    `lines` say what it is an excerpt of; `findings` are what catches a forbidden block.
    """

    line: int
    kind: Kind
    file: str
    test: str
    lines: tuple[Lines, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """All proofs of one run: `date` is its day, ISO 8601, UTC; `versions` what ran.

    `rules` holds for "<language>/<slug>" the digest of the rule's bytes and a proof for each of
    its blocks, in the order of the text.
    """

    date: str
    versions: Mapping[str, str]
    rules: Mapping[str, tuple[str, tuple[Proof, ...]]]

    def has(self, language: Language, rule: Rule) -> bool:
        """Whether there are proofs of a rule's present bytes."""
        return self.rules.get(f"{language}/{rule.slug}", ("", ()))[0] == rule.digest

    def of(self, language: str, rule: Rule) -> tuple[Proof, ...]:
        """Return the proofs of a rule's blocks.

        Raises:
            RuleError: there are none, or they belong to other bytes.

        """
        digest, proofs = self.rules.get(f"{language}/{rule.slug}", ("", ()))
        if digest != rule.digest:
            what = (
                "its blocks are proven for other bytes" if digest else "its blocks are not proven"
            )
            raise RuleError((Fault(rule.path, 1, 0, what, "run `make verify`"),))
        return proofs


def write_proofs(proofs: Proofs, path: Path) -> None:
    """Write the proofs as JSON that differs only where they do."""
    data = asdict(proofs)
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_proofs(path: Path) -> Proofs:
    """Read what `write_proofs` wrote.

    Raises:
        RuleError: there is no such file, or it is none of ours.

    """
    try:
        data = json.loads(path.read_bytes())
        rules = {
            name: (digest, tuple(_read_proof(entry) for entry in entries))
            for name, (digest, entries) in data["rules"].items()
        }
        return Proofs(data["date"], data["versions"], rules)
    except FileNotFoundError as error:
        what = "there are no proofs"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify`"),)) from error
    except (ValueError, KeyError, TypeError) as error:
        what = "this is not a file of proofs"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify`"),)) from error


def current_proofs(path: Path, rules: Mapping[Language, tuple[Rule, ...]]) -> Proofs:
    """Read the proofs and check that they are of the present bytes of `rules`.

    Raises:
        RuleError: there are no proofs, or a fault for each rule that has none or has others.

    """
    proofs = read_proofs(path)
    faults: list[Fault] = []
    for language, of_language in rules.items():
        for rule in of_language:
            try:
                proofs.of(language, rule)
            except RuleError as error:
                faults.extend(error.faults)
    if faults:
        raise RuleError(faults)
    return proofs


def check_proofs(path: Path, proofs: Proofs) -> None:
    """Check that the file says what was proven now, on whatever day and patch of Python.

    Each machine has the patch that it has; all else that runs is locked.

    Raises:
        RuleError: it says something else, or cannot be read.

    """
    if _without_circumstances(proofs) != _without_circumstances(read_proofs(path)):
        what = "the rules, the reference service or its tools are not those that were proven"
        raise RuleError((Fault(path, 1, 0, what, "run `make verify` and commit the file"),))


def _without_circumstances(proofs: Proofs) -> Proofs:
    minor = ".".join(proofs.versions.get("python", "").split(".")[:2])
    return replace(proofs, date="", versions={**proofs.versions, "python": minor})


def count_kinds(proofs: Proofs) -> list[tuple[Kind, int]]:
    """Return how many blocks are proven in each way, of all rules in all languages."""
    counts = Counter(proof.kind for _, of_rule in proofs.rules.values() for proof in of_rule)
    return [(kind, counts[kind]) for kind in Kind]


def _read_proof(entry: Mapping[str, Any]) -> Proof:
    return Proof(
        line=entry["line"],
        kind=Kind(entry["kind"]),
        file=entry["file"],
        test=entry["test"],
        lines=tuple(Lines(*pair) for pair in entry["lines"]),
        findings=tuple(entry["findings"]),
    )
