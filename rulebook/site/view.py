"""A page as something that shows and links: in which language, and from where."""

from dataclasses import dataclass

from rulebook.language import Language, url_prefix
from rulebook.site import addresses
from rulebook.site.words import Words, words_of


@dataclass(frozen=True, slots=True)
class View:
    """What a page is seen from.

    `to_root` leads from the page to the site's root: empty, or with a final slash.
    """

    language: Language
    to_root: str

    @property
    def words(self) -> Words:
        """The words of the page's language."""
        return words_of(self.language)

    def link(self, path: str) -> str:
        """Return the relative address of a path below the site's root."""
        return f"{self.to_root}{path}"

    def language_link(self, path: str) -> str:
        """Return the relative address of a path below the root of the page's language."""
        return self.link(f"{url_prefix(self.language)}{path}")

    def rule_page(self, slug: str) -> str:
        """Return the relative address of a rule's page."""
        return self.link(addresses.rule_page(slug, self.language))

    def rule_file(self, slug: str) -> str:
        """Return the relative address of a rule's `.mdc`."""
        return self.link(addresses.rule_file(slug, self.language))

    def rules_zip(self) -> str:
        """Return the relative address of the zip of the language's rules."""
        return self.link(addresses.rules_zip(self.language))

    def source_page(self, file: str, line: int = 0) -> str:
        """Return the relative address of the page of a file of the service, or a line of it."""
        address = self.link(addresses.source_page(file, self.language))
        return f"{address}#L{line}" if line else address

    def pair_page(self, pair: str) -> str:
        """Return the relative address of the page of a pair, "<topic>/<name>"."""
        return self.link(addresses.pair_page(pair, self.language))

    def edition_file(self, number: int, slug: str) -> str:
        """Return the relative address of a rule as an edition published it."""
        return self.link(addresses.edition_file(number, slug, self.language))
