"""The project that the site shows: everything it is made of, read once for a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, Language
from rulebook.proving.ledger import ProofLedger, read_ledger
from rulebook.proving.pairs import PAIRS, Pair, read_pairs
from rulebook.rules.claims import CLAIMS, Claims, read_claims
from rulebook.rules.editions import Edition, edition_faults, read_editions
from rulebook.rules.library import Library, read_library
from rulebook.rules.tokens import ENCODING, count_text_tokens, count_tokens
from rulebook.service.files import SERVICE, service_files
from rulebook.service.lock import Lock, read_lock
from rulebook.service.settings import Setting, read_settings
from rulebook.site.checks import Check, pack_files, read_checks
from rulebook.site.corrections import (
    CORRECTIONS,
    Correction,
    Rewording,
    read_corrections,
    read_revisions,
)
from rulebook.site.downloads import downloads
from rulebook.site.editions import edition_files
from rulebook.site.kept import kept, kept_bytes
from rulebook.site.links import LinkResolver, PageRef
from rulebook.site.pair_page import pair_pages
from rulebook.site.redirects import Redirects, read_redirects
from rulebook.site.renderings.files import AgentFile, agent_files
from rulebook.site.source_page import NO_SOURCE_PAGE, source_pages
from rulebook.site.wheel import (
    build_wheel,
    pages_address,
    wheel_address,
    wheel_key,
    wheel_name,
)


@dataclass(frozen=True)
class Project:
    """What is in the project's folder `root`. Parts are read when they are first asked for, once.

    `site_url` is the site's address, which ends with a slash. `proofs` are None where no rule is
    verified. `unverified` says which rules are not verified or not published as they are now.
    """

    root: Path
    site_url: str
    library: Library
    proofs: ProofLedger | None
    editions: tuple[Edition, ...]
    unverified: tuple[Fault, ...]

    @classmethod
    def load(cls, root: Path, site_url: str) -> "Project":
        """Read the rules and what verifies them.

        Raises:
            RuleError: the rules have faults.

        """
        rules = root / "rules"
        library = read_library(rules)
        editions = read_editions(rules)
        faults = list(edition_faults(rules, editions, library.rules))
        try:
            proofs = read_ledger(rules / "proofs.json")
        except RuleError as error:
            return cls(root, site_url, library, None, editions, (*faults, *error.faults))
        for language in LANGUAGES:
            for rule in library.rules[language]:
                try:
                    proofs.of(language, rule)
                except RuleError as error:
                    faults += error.faults
        return cls(root, site_url, library, proofs, editions, tuple(sorted(faults)))

    @cached_property
    def tokens(self) -> Mapping[Language, Mapping[str, int]]:
        """The size of each rule in tokens: as it was verified, else counted now; by slug."""
        return {
            language: {
                rule.slug: self.proofs.tokens[f"{language}/{rule.slug}"]
                if self.proofs and self.proofs.has(language, rule)
                else count_tokens(rule)
                for rule in self.library.rules[language]
            }
            for language in LANGUAGES
        }

    @cached_property
    def claims(self) -> Mapping[str, Claims]:
        """What is claimed of each rule, by slug; without those whose claims cannot be read.

        `make verify` says why not.
        """
        claims: dict[str, Claims] = {}
        for slug in self.library.slugs:
            try:
                claims[slug] = read_claims(self.root / "rules" / CLAIMS / f"{slug}.toml")
            except RuleError:
                continue
        return claims

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """The pairs of forbidden forms and replacements, by name."""
        return read_pairs(self.root / PAIRS)[0]

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks that readers run."""
        return read_checks(self.root)

    @cached_property
    def agent_files(self) -> tuple[AgentFile, ...]:
        """Every rule in the form of every agent."""
        return agent_files(self.library.rules, self._count_tokens)

    @property
    def service(self) -> Path:
        """The folder of the reference service."""
        return self.root / SERVICE

    @property
    def cache(self) -> Path:
        """The folder of what is kept from run to run; it may be deleted at any time."""
        return self.root / ".cache"

    @cached_property
    def service_files(self) -> Mapping[str, Path]:
        """The files of the reference service: path below it → file."""
        return service_files(self.service)

    @cached_property
    def lock(self) -> Lock:
        """The versions that the reference service is locked to."""
        return read_lock(self.root)

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """The settings of the reference service."""
        return read_settings(self.root)

    @cached_property
    def corrections(self) -> tuple[tuple[Correction, ...], tuple[Rewording, ...]]:
        """What this edition corrects in the original guide."""
        return read_corrections(self.root / CORRECTIONS)

    @cached_property
    def revisions(self) -> tuple[Correction, ...]:
        """What this edition changes in the first edition of this site."""
        return read_revisions(self.root / CORRECTIONS)

    @cached_property
    def links(self) -> Mapping[Language, LinkResolver]:
        """What finds the targets of references, in each language."""
        docs = self.root / "docs"
        return {
            language: LinkResolver(docs, self.library, language, self.moved)
            for language in LANGUAGES
        }

    @cached_property
    def redirects(self) -> Redirects:
        """Addresses and anchors of pages that are gone, and where their content is."""
        return read_redirects(self.root)

    @cached_property
    def moved(self) -> Mapping[PageRef, PageRef]:
        """Headings that are gone from rules → the headings that have their content now."""
        return {
            PageRef(f"rules/{slug}/", old): PageRef(
                f"rules/{new.partition('#')[0]}/", new.partition("#")[2]
            )
            for slug, claims in self.claims.items()
            for old, new in claims.moved.items()
        }

    @cached_property
    def downloads(self) -> Mapping[str, bytes]:
        """What people take away: path below the site's root → content."""
        wheel_at = wheel_address(self.root, self.site_url)
        pack = dict(pack_files(self.root, wheel_at, pages_address(self.site_url)))
        wheel = {
            wheel_name(self.root): kept_bytes(
                self.cache / "wheel",
                wheel_key(self.root, self.site_url),
                lambda: build_wheel(self.root, self.site_url),
            )
        }
        files = downloads(self.library.rules, self.service, self.agent_files, pack, wheel)
        return files | dict(edition_files(self.editions, self.agent_files))

    def _count_tokens(self, text: str) -> int:
        """Count once what does not change: loading the tokenizer takes as long as counting."""
        count = kept(self.cache / "tokens", (ENCODING, text), lambda: str(count_text_tokens(text)))
        return int(count)

    @cached_property
    def source_pages(self) -> Mapping[Language, Mapping[str, bytes]]:
        """The pages of files that verify rules, in each language: path below the root → content.

        They are those of the service's files and of the pairs.
        """
        shown = [
            source_pages(path, file.read_text(encoding="utf-8"))
            for path, file in self.service_files.items()
            if path not in NO_SOURCE_PAGE
        ]
        shown += [pair_pages(pair) for pair in self.pairs.values()]
        quoted = {claim.file for claims in self.claims.values() for claim in claims.blocks}
        shown += [
            source_pages(file.replace(PAIRS, "pairs", 1), (self.root / file).read_text("utf-8"))
            for file in sorted(quoted)
            if file.startswith(f"{PAIRS}/")
        ]
        return {language: dict(pages[language] for pages in shown) for language in LANGUAGES}
