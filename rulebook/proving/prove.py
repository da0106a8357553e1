"""Verify the claims about all rules: every block, every prohibition, every pair."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES
from rulebook.proving.data_excerpt import NotAnExcerpt, check_data_excerpt
from rulebook.proving.ledger import Proof, ProofKind, ProofLedger
from rulebook.proving.matching import SHELLS, blocks_by_place, mismatches
from rulebook.proving.pairs import Pair, read_pairs
from rulebook.proving.python_excerpt import LineRange, Mismatch, find_excerpt
from rulebook.proving.toolchain import NEWEST, OLDEST, Toolchain
from rulebook.rules.claims import (
    CLAIMS,
    BlockClaim,
    Claims,
    Finding,
    Part,
    Prohibition,
    Tool,
    read_claims,
)
from rulebook.rules.commonmark import CodeBlock
from rulebook.rules.library import Library
from rulebook.rules.model import Rule
from rulebook.rules.tokens import count_tokens

_PYTHON = frozenset({"python", "py"})
_STATIC = frozenset({Tool.RUFF, Tool.MYPY, Tool.CHECK})
"""The tools that look at files, and so can be held against a pair here."""


def prove(root: Path, library: Library, today: str) -> ProofLedger:
    """Verify all claims about the rules of the project at `root`, and return the ledger.

    The tests of the pairs are not run here: `make verify` runs them first.

    Raises:
        RuleError: a fault for everything that is not as claimed.
        ToolchainError: a tool cannot run.

    """
    tools = Toolchain(root)
    pairs, faults = read_pairs(tools.pairs)
    prover = _Prover(root, tools, pairs, list(faults))
    claims = prover.read_claims(library)
    prover.check_pairs(claims)
    claimed = {
        f"{language}/{rule.slug}": rule
        for language in LANGUAGES
        for rule in library.rules[language]
        if rule.slug in claims
    }
    rules = {
        name: (rule.digest, tuple(prover.proofs(rule, claims[rule.slug])))
        for name, rule in claimed.items()
    }
    if prover.faults:
        raise RuleError(prover.faults)
    return ProofLedger(
        date=today,
        newest=tools.versions(NEWEST),
        oldest=tools.versions(OLDEST),
        rules=rules,
        tokens={name: count_tokens(rule) for name, rule in claimed.items()},
        pairs=tuple(sorted(pairs)),
    )


@dataclass(frozen=True, slots=True)
class _Prover:
    """Verifies claims and collects what is wrong in `faults`."""

    root: Path
    tools: Toolchain
    pairs: Mapping[str, Pair]
    faults: list[Fault]

    def read_claims(self, library: Library) -> Mapping[str, Claims]:
        """Return the claims of each rule that has readable ones, by slug."""
        claims: dict[str, Claims] = {}
        for slug in library.slugs:
            try:
                claims[slug] = read_claims(self.root / "rules" / CLAIMS / f"{slug}.toml")
            except RuleError as error:
                self.faults.extend(error.faults)
        known = {f"{slug}.toml" for slug in library.slugs}
        for path in sorted((self.root / "rules" / CLAIMS).glob("*.toml")):
            if path.name not in known:
                self._fault(path, 1, "there is no rule of this name", "rename or delete the file")
        return claims

    def check_pairs(self, claims: Mapping[str, Claims]) -> None:
        """Check that each catcher finds the forbidden part and not the replacement."""
        named = {pair for each in claims.values() for pair in each.pairs}
        for name in sorted(self.pairs.keys() - named):
            what = f"no claim uses the pair {name}"
            self._fault(self.pairs[name].folder, 1, what, "claim it, or delete it")
        items = [item for each in claims.values() for item in each.prohibitions]
        found = self.tools.findings(
            {tool: sorted(self._named_by(tool, items)) for tool in sorted(_STATIC)}
        )
        unknown = self.tools.unknown({finding for item in items for finding in item.findings})
        for each in claims.values():
            for item in each.prohibitions:
                for what, fix in self._catching(item, found, unknown):
                    self._fault(each.path, item.line, what, fix)

    def proofs(self, rule: Rule, claims: Claims) -> Iterator[Proof]:
        """Yield a proof for each block of a rule, in the order of the text."""
        self.faults.extend(mismatches(rule, claims))
        claimed = {(claim.section, claim.position): claim for claim in claims.blocks}
        for place, block in blocks_by_place(rule).items():
            if (claim := claimed.get(place)) is None:
                continue
            try:
                yield self._proof(block, claim, claims)
            except _NotVerifiedError as error:
                line = block.content_line + error.line
                self._fault(rule.path, line, *error.args)

    def _named_by(self, tool: Tool, items: Iterable[Prohibition]) -> set[Path]:
        """Return the files of the pairs that a tool is said to tell apart."""
        return {
            self.pairs[item.pair].file(part)
            for item in items
            if item.pair in self.pairs and any(finding.tool is tool for finding in item.findings)
            for part in Part
        }

    def _catching(
        self,
        item: Prohibition,
        found: Mapping[Path, frozenset[Finding]],
        unknown: set[Finding],
    ) -> Iterator[tuple[str, str]]:
        for finding in sorted(unknown.intersection(item.findings)):
            yield f"`{finding}` is not what a tool in checks/ reports", "name one that it reports"
        if not item.pair:
            return
        if (pair := self.pairs.get(item.pair)) is None:
            yield f"there is no pair {item.pair}", f"write it in {self.tools.pairs}"
            return
        for finding in item.findings:
            if finding.tool not in _STATIC or finding in unknown:
                continue
            if finding not in found[pair.file(Part.FORBIDDEN).resolve()]:
                fix = "correct the catcher or the forbidden part"
                yield f"`{finding}` does not find {pair.name}/forbidden.py", fix
            if finding in found[pair.file(Part.REPLACEMENT).resolve()]:
                fix = "correct the catcher or the replacement"
                yield f"`{finding}` finds {pair.name}/replacement.py too", fix
        if not pair.tested and not any(finding.tool in _STATIC for finding in item.findings):
            yield f"nothing shows the harm of {pair.name}", f"write {pair.test.name}"

    def _proof(self, block: CodeBlock, claim: BlockClaim, claims: Claims) -> Proof:
        language = block.info.partition(" ")[0].lower()
        if not claim.pair and not claim.file:
            _check_shell(block.content, language)
            return Proof(block.line, ProofKind.SHELL, "", "", (), (), tested=False)
        if claim.file:
            lines = self._excerpt(block, language, self.root / claim.file)
            return Proof(block.line, ProofKind.EXCERPT, "", claim.file, lines, (), tested=True)
        pair = self.pairs.get(claim.pair)
        if pair is None or claim.part is None:
            raise _NotVerifiedError(f"there is no pair {claim.pair}", "write it, or name another")
        file = pair.file(claim.part)
        lines = self._excerpt(block, language, file)
        findings: tuple[str, ...] = ()
        if claim.part is Part.FORBIDDEN:
            named = {
                f for item in claims.prohibitions if item.pair == pair.name for f in item.findings
            }
            findings = tuple(map(str, sorted(named)))
        path = file.relative_to(self.root).as_posix()
        return Proof(
            block.line, ProofKind(claim.part), pair.name, path, lines, findings, tested=pair.tested
        )

    def _excerpt(self, block: CodeBlock, language: str, path: Path) -> tuple[LineRange, ...]:
        """Return the lines of a file that a block shows.

        Raises:
            _NotVerifiedError: the block is not an excerpt of it.

        """
        name = path.relative_to(self.root)
        if not path.is_file():
            raise _NotVerifiedError(f"there is no {name}", "name the file that the block is of")
        source = path.read_text(encoding="utf-8")
        try:
            if language in _PYTHON:
                return find_excerpt(block.content, source)
            check_data_excerpt(block.content, source, language)
        except NotAnExcerpt as error:
            raise _NotVerifiedError(f"{error} ({name})", f"copy it from {name}") from error
        except SyntaxError as error:
            line = (error.lineno or 1) - 1
            raise _NotVerifiedError(f"not Python: {error.msg}", "fix the syntax", line) from error
        except Mismatch as error:
            where = f"{name}:{error.found} differs" if error.found else f"{name} lacks it"
            raise _NotVerifiedError(
                f"`{error.statement}` is not verified: {where}",
                "copy it from there, or change that file first",
                error.line - 1,
            ) from error
        return ()

    def _fault(self, path: Path, line: int, what: str, fix: str) -> None:
        self.faults.append(Fault(path, line, 0, what, fix))


class _NotVerifiedError(Exception):
    """What is wrong with a block and how to fix it; `line` counts from 0 within the block."""

    def __init__(self, what: str, fix: str, line: int = 0) -> None:
        super().__init__(what, fix)
        self.line = line


def _check_shell(text: str, language: str) -> None:
    if language not in SHELLS:
        raise _NotVerifiedError("these are not commands", "claim a `pair` or a `file`")
    done = subprocess.run(  # noqa: S603 - our own tool, no shell
        [Path(get_path("scripts"), "shellcheck"), "--shell=bash", "--format=json", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    for finding in json.loads(done.stdout):
        what = f"shellcheck SC{finding['code']}: {finding['message']}"
        raise _NotVerifiedError(what, "fix the command", finding["line"] - 1)
