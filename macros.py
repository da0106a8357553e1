"""What pages may call. A call leaves a mark, which `hooks.py` fills once Markdown has been read:
the text of a rule never passes through Markdown's extensions or templates.
"""

from mkdocs_macros.plugin import MacrosPlugin

from rulebook.bundle import CHECKSUMS, zip_path


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to pages; the plugin calls this once a build."""

    @env.macro
    def rule_page(slug: str) -> str:
        """Return the whole page of a rule, title and description included."""
        return f'<div data-rulebook="page {slug}"></div>'

    @env.macro
    def rule_cards() -> str:
        """Return all rules as cards."""
        return '<div data-rulebook="cards"></div>'

    @env.macro
    def rules_table() -> str:
        """Return all rules as a table."""
        return '<div data-rulebook="table"></div>'

    @env.macro
    def install_command() -> str:
        """Return the command that installs all rules in the page's language."""
        archive = zip_path(env.conf.plugins["i18n"].current_language)
        return _shell(f"curl -fsSLO {env.conf.site_url}{archive} && unzip {archive}")

    @env.macro
    def verify_command() -> str:
        """Return the commands that check a download against the checksums."""
        archive = zip_path(env.conf.plugins["i18n"].current_language)
        return _shell(
            f"curl -fsSLO {env.conf.site_url}{archive}",
            f"curl -fsSLO {env.conf.site_url}{CHECKSUMS}",
            f"sha256sum -c --ignore-missing {CHECKSUMS} && unzip {archive}",
        )


def _shell(*lines: str) -> str:
    return "\n".join(("```sh", *lines, "```"))
