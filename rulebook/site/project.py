"""The project that the site shows: everything it is made of, read once for a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rulebook.fault import Fault, RuleError
from rulebook.language import LANGUAGES, Language
from rulebook.proving.ledger import Proofs, read_proofs
from rulebook.rules.library import Library, read_library
from rulebook.service.files import SERVICE, service_files
from rulebook.service.lock import Lock, read_lock
from rulebook.service.settings import Setting, read_settings
from rulebook.site.corrections import CORRECTIONS, Correction, Rewording, read_corrections
from rulebook.site.downloads import downloads
from rulebook.site.links import LinkResolver
from rulebook.site.source_page import NO_SOURCE_PAGE, source_pages


@dataclass(frozen=True)
class Project:
    """What is in the project's folder `root`. Parts are read when they are first asked for, once.

    `proofs` are None where no rule is verified. `unverified` says which rules are not verified as
    they are now.
    """

    root: Path
    library: Library
    proofs: Proofs | None
    unverified: tuple[Fault, ...]

    @classmethod
    def load(cls, root: Path) -> "Project":
        """Read the rules and what verifies them.

        Raises:
            RuleError: the rules have faults.

        """
        library = read_library(root / "rules")
        try:
            proofs = read_proofs(root / "rules" / "proofs.json")
        except RuleError as error:
            return cls(root, library, None, error.faults)
        faults: list[Fault] = []
        for language in LANGUAGES:
            for rule in library.rules[language]:
                try:
                    proofs.of(language, rule)
                except RuleError as error:
                    faults += error.faults
        return cls(root, library, proofs, tuple(sorted(faults)))

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
    def links(self) -> Mapping[Language, LinkResolver]:
        """What finds the targets of references, in each language."""
        docs = self.root / "docs"
        return {language: LinkResolver(docs, self.library, language) for language in LANGUAGES}

    @cached_property
    def downloads(self) -> Mapping[str, bytes]:
        """What people take away: path below the site's root → content."""
        return downloads(self.library.rules, self.service)

    @cached_property
    def source_pages(self) -> Mapping[Language, Mapping[str, bytes]]:
        """The pages of the service's files in each language: path below the root → content."""
        cache = self.cache / "highlighted"
        pages: dict[Language, dict[str, bytes]] = {language: {} for language in LANGUAGES}
        for path, file in self.service_files.items():
            if path not in NO_SOURCE_PAGE:
                text = file.read_text(encoding="utf-8")
                for language, (address, page) in source_pages(path, text, cache).items():
                    pages[language][address] = page
        return pages
