"""Prove the code blocks of all rules against the reference service, and keep the proofs.

`prove` runs the proofs, `write_proofs` keeps them in one file, and `read_proofs` gives them back
and refuses proofs of other bytes than the rules have now. What each kind of block must pass is
told in `rulebook.blocks`.
"""

import ast
import json
import subprocess
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from configparser import Error as IniError
from configparser import RawConfigParser
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from sysconfig import get_path
from typing import Any

import yaml

from rulebook.blocks import Claim, Finding, Kind, read_claims, replacement
from rulebook.data_excerpt import NotAnExcerpt, check_data_excerpt, check_tree
from rulebook.excerpt import Lines, Mismatch, find_excerpt
from rulebook.fault import Fault, RuleError
from rulebook.prohibitions import Prohibition, read_prohibitions
from rulebook.rule import Language, Rule
from rulebook.service import Service

_PYTHON = frozenset({"python", "py"})
_PARSERS: Mapping[str, Callable[[str], object]] = {
    "python": ast.parse,
    "py": ast.parse,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "json": json.loads,
    "ini": lambda text: RawConfigParser().read_string(text),
}
_NOT_PARSED = (SyntaxError, ValueError, yaml.YAMLError, IniError)


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


def prove(rules: Mapping[Language, tuple[Rule, ...]], service: Service, today: str) -> Proofs:
    """Prove every block of `rules` (language to rules) and return the proofs.

    Raises:
        RuleError: a fault for each block that is not proven, of all rules.
        ServiceError: the service's tools cannot run.

    """
    faults: list[Fault] = []
    claims: dict[str, tuple[Rule, tuple[Claim, ...]]] = {}
    named: list[tuple[Rule, Prohibition]] = []
    for language, of_language in rules.items():
        for rule in of_language:
            read, unclaimed = read_claims(rule)
            claims[f"{language}/{rule.slug}"] = rule, read
            faults.extend(unclaimed)
            prohibitions, unclear = read_prohibitions(rule, read)
            faults.extend(unclear)
            named.extend((rule, each) for each in prohibitions if not each.has_block)
    faults.extend(_unproven_catchers(named, service))
    findings = _findings((claim for _, read in claims.values() for claim in read), service)
    proofs: dict[str, tuple[str, tuple[Proof, ...]]] = {}
    for name, (rule, of_rule) in claims.items():
        proven = []
        for position, claim in enumerate(of_rule):
            instead = replacement(of_rule, position) if claim.is_forbidden else None
            try:
                lines = _prove_block(claim, service.root)
                _check_findings(claim, instead, findings)
            except _NotProven as error:
                faults.append(
                    Fault(rule.path, claim.block.content_line + error.line, 0, *error.args)
                )
            else:
                shown = tuple(sorted(map(str, claim.findings)))
                proven.append(
                    Proof(claim.block.line, claim.kind, claim.file, claim.test, lines, shown)
                )
        proofs[name] = rule.digest, tuple(proven)
    if faults:
        raise RuleError(tuple(sorted(faults)))
    return Proofs(today, service.versions(), proofs)


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


class _NotProven(Exception):  # noqa: N818 - a verdict on a block, not a failure of ours
    """What is wrong with a block and how to mend it; `line` counts from 0 within the block."""

    def __init__(self, what: str, mend: str, line: int = 0) -> None:
        super().__init__(what, mend)
        self.line = line


def _read_proof(entry: Mapping[str, Any]) -> Proof:
    return Proof(
        line=entry["line"],
        kind=Kind(entry["kind"]),
        file=entry["file"],
        test=entry["test"],
        lines=tuple(Lines(*pair) for pair in entry["lines"]),
        findings=tuple(entry["findings"]),
    )


def _unproven_catchers(
    named: Sequence[tuple[Rule, Prohibition]], service: Service
) -> Iterator[Fault]:
    """Yield a fault for each prohibition that names a finding or a test that there is not."""
    unknown = service.unknown({finding for _, each in named for finding in each.findings})
    for rule, prohibition in named:
        for finding in unknown.intersection(prohibition.findings):
            what = f"`{finding}` is nothing that the reference service's tools report"
            mend = "name a code that its pyproject.toml selects, or select this one"
            yield Fault(rule.path, prohibition.line, 0, what, mend)
        for test in prohibition.tests:
            file, _, function = test.partition("::")
            path = service.root / file
            if not path.is_file() or f"def {function}" not in path.read_text(encoding="utf-8"):
                what = f"the reference service has no test `{test}`"
                yield Fault(rule.path, prohibition.line, 0, what, "write it, or name one that is")


def _findings(claims: Iterable[Claim], service: Service) -> Mapping[str, frozenset[Finding]]:
    """Run each tool once over the Python that needs it: texts to what is found in them."""
    python = [claim for claim in claims if claim.language in _PYTHON]
    for_ruff = sorted(
        {claim.block.content for claim in python if claim.kind in {Kind.FINDING, Kind.EXCERPT}}
    )
    for_mypy = sorted(
        {
            claim.block.content
            for claim in python
            if any(finding.tool == "mypy" for finding in claim.findings)
        }
    )
    found = dict(zip(for_ruff, service.ruff(for_ruff), strict=True))
    for text, more in zip(for_mypy, service.mypy(for_mypy), strict=True):
        found[text] |= more
    return found


def _prove_block(claim: Claim, root: Path) -> tuple[Lines, ...]:
    """Prove all of a block but its findings and return which lines of its file it shows."""
    if claim.kind in {Kind.EXCERPT, Kind.HARM}:
        return _prove_excerpt(claim, root)
    if claim.kind is Kind.TREE:
        try:
            check_tree(claim.block.content, root)
        except NotAnExcerpt as error:
            raise _NotProven(str(error), "draw what is there, or add it to the service") from error
    elif claim.kind is Kind.SHELL:
        _prove_shell(claim.block.content)
    elif claim.kind is Kind.ILLUSTRATION and claim.language in _PARSERS:
        try:
            _PARSERS[claim.language](claim.block.content)
        except _NOT_PARSED as error:
            summary = " ".join(str(error).split())
            raise _NotProven(f"not {claim.language}: {summary}", "mend its syntax") from error
    return ()


def _prove_excerpt(claim: Claim, root: Path) -> tuple[Lines, ...]:
    path = root / claim.file
    if not path.is_file():
        raise _NotProven(
            f"the reference service has no file {claim.file}", "name the file that the block is of"
        )
    source = path.read_text(encoding="utf-8")
    if claim.language not in _PYTHON:
        try:
            check_data_excerpt(claim.block.content, source, claim.language)
        except NotAnExcerpt as error:
            mend = f"copy it from {claim.file}, or change that file first"
            raise _NotProven(f"{error} ({claim.file})", mend) from error
        return ()
    try:
        lines = find_excerpt(claim.block.content, source)
    except SyntaxError as error:
        raise _NotProven(
            f"not Python: {error.msg}", "mend its syntax", (error.lineno or 1) - 1
        ) from error
    except Mismatch as error:
        where = f"{claim.file}:{error.found} differs" if error.found else f"{claim.file} lacks it"
        raise _NotProven(
            f"`{error.statement}` is not in the reference service: {where}",
            "copy it from there, mark what is left out by `...`, or change the service first",
            error.line - 1,
        ) from error
    if claim.kind is Kind.HARM and f"def {claim.test or 'test_'}" not in source:
        raise _NotProven(
            f"{claim.file} holds no test {claim.test}".rstrip(), "name a test that shows the harm"
        )
    return lines


def _prove_shell(text: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own tool, no shell
        [Path(get_path("scripts"), "shellcheck"), "--shell=bash", "--format=json", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    for finding in json.loads(done.stdout):
        what = f"shellcheck SC{finding['code']}: {finding['message']}"
        raise _NotProven(what, "mend the command", finding["line"] - 1)


def _check_findings(
    claim: Claim, instead: Claim | None, findings: Mapping[str, frozenset[Finding]]
) -> None:
    """Check that the tools find in a forbidden block just what it names, in its replacement none.

    A tool that the block does not name is not asked: a fragment cannot please every tool.
    """
    if claim.kind is not Kind.FINDING:
        return
    tools = {finding.tool for finding in claim.findings}
    found = {item for item in findings[claim.block.content] if item.tool in tools}
    if found != claim.findings:
        raise _NotProven(
            f"it names {_words(claim.findings)}, and the tools find {_words(found)}",
            "make the block and its first line agree",
        )
    remaining = claim.findings & findings.get(instead.block.content if instead else "", frozenset())
    if remaining and instead:
        raise _NotProven(
            f"its replacement on line {instead.block.line} has {_words(remaining)} too",
            "show a form that the tools accept",
        )


def _words(findings: Iterable[Finding]) -> str:
    return ", ".join(sorted(map(str, findings))) or "nothing"
