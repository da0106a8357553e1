"""Every path of the site, below its root."""

from typing import Final

from rulebook.language import Language, url_prefix

CHECKSUMS: Final = "SHA256SUMS"
"""The checksums of all downloads."""

AGENTS_LIST: Final = "llms.txt"
"""The list of pages for agents, below a language's pages."""


CHECKS_ZIP: Final = "python-checks.zip"
"""The checks that readers run, in one folder."""

EDITIONS_INDEX: Final = "editions/index.json"
"""What is known of each published file, by its digest."""


def rule_page(slug: str, language: Language) -> str:
    """Return the path of a rule's page."""
    return f"{url_prefix(language)}rules/{slug}/"


def rule_file(slug: str, language: Language) -> str:
    """Return the path of a rule's `.mdc`."""
    return f"{url_prefix(language)}rules/{slug}.mdc"


def agent_file(agent: str, slug: str, language: Language) -> str:
    """Return the path of a rule in the form of an agent; the generator would make `.md` a page."""
    return f"{url_prefix(language)}agents/{agent}/{slug}.txt"


def agent_zip(agent: str, language: Language) -> str:
    """Return the path of the zip of a language's rules for an agent."""
    return f"rules-{agent}-{language}.zip"


def rules_zip(language: Language) -> str:
    """Return the path of the zip of a language's rules."""
    return f"cursor-rules-{language}.zip"


def skills_folder(language: Language) -> str:
    """Return the path of the folder in which installers look for a language's skills."""
    return f"{url_prefix(language)}.well-known/agent-skills/"


def skill_below_index(slug: str) -> str:
    """Return the path of a skill below the folder of the index."""
    return f"{slug}/SKILL.md"


def source_page(file: str, language: Language) -> str:
    """Return the path of the page of a file of the reference service, relative to the service."""
    return f"{url_prefix(language)}source/{undotted(file)}.html"


def edition_file(number: int, slug: str, language: Language) -> str:
    """Return the path of a rule as an edition published it."""
    return f"editions/{number}/{language}/{slug}.mdc"


def feed(language: Language) -> str:
    """Return the path of the feed of a language."""
    return f"{url_prefix(language)}feed.xml"


def pair_page(pair: str, language: Language) -> str:
    """Return the path of the page of a pair, "<topic>/<name>"."""
    return f"{url_prefix(language)}source/pairs/{pair}.html"


def service_file(file: str) -> str:
    """Return the path at which a file of the reference service is served as it is."""
    return f"service/{undotted(file)}"


def markdown_twin(url: str) -> str:
    """Return the path of a page as Markdown; `url` is the page's, empty or with a final slash."""
    return f"{url}index.md"


def undotted(path: str) -> str:
    """Return `path` with names that the site may use: `.github/x` becomes `dot-github/x`.

    GitHub's upload of a site leaves out what begins with a dot, and so does the generator.
    """
    return "/".join(
        f"dot-{name.removeprefix('.')}" if name.startswith(".") else name
        for name in path.split("/")
    )
