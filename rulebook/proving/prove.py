"""Prove the code blocks of all rules against the reference service, and keep the proofs.

`prove` runs the proofs, `write_proofs` keeps them in one file, and `read_proofs` gives them back
and refuses proofs of other bytes than the rules have now. What each kind of block must pass is
told in `rulebook.rules.claims`.
"""

import ast
import json
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from configparser import Error as IniError
from configparser import RawConfigParser
from pathlib import Path
from sysconfig import get_path

import yaml

from rulebook.fault import Fault, RuleError
from rulebook.language import Language
from rulebook.proving.data_excerpt import NotAnExcerpt, check_data_excerpt, check_tree
from rulebook.proving.ledger import Proof, Proofs
from rulebook.proving.python_excerpt import Lines, Mismatch, find_excerpt
from rulebook.proving.toolchain import Service
from rulebook.rules.claims import Claim, Finding, Kind, read_claims, replacement
from rulebook.rules.model import Rule
from rulebook.rules.prohibitions import Prohibition, read_prohibitions

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


class _NotProven(Exception):  # noqa: N818 - a verdict on a block, not a failure of ours
    """What is wrong with a block and how to mend it; `line` counts from 0 within the block."""

    def __init__(self, what: str, mend: str, line: int = 0) -> None:
        super().__init__(what, mend)
        self.line = line


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
