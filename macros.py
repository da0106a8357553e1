"""What pages may call.

A call leaves a mark, which `hooks.py` fills once Markdown has been read: the text of a rule never
passes through Markdown's extensions or templates.
"""

from functools import partial

from mkdocs_macros.plugin import MacrosPlugin

from rulebook.bundle import CHECKSUMS, zip_path


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to pages; the plugin calls this once a build."""
    env.macro(rule_page)
    env.macro(rule_cards)
    env.macro(rules_table)
    env.macro(partial(install_command, env), "install_command")
    env.macro(partial(verify_command, env), "verify_command")


def rule_page(slug: str) -> str:
    """Return the whole page of a rule; its title and description come with it."""
    return f'<div data-rulebook="page {slug}"></div>'


def rule_cards() -> str:
    """Return all rules as cards."""
    return '<div data-rulebook="cards"></div>'


def rules_table() -> str:
    """Return all rules as a table."""
    return '<div data-rulebook="table"></div>'


def install_command(env: MacrosPlugin) -> str:
    """Return the command that installs all rules in the page's language."""
    archive = _zip(env)
    return _shell(f"curl -fsSLO {env.conf.site_url}{archive} && unzip {archive}")


def verify_command(env: MacrosPlugin) -> str:
    """Return the commands that hold a downloaded zip against the checksums before unpacking."""
    archive = _zip(env)
    return _shell(
        f"curl -fsSLO {env.conf.site_url}{archive}",
        f"curl -fsSLO {env.conf.site_url}{CHECKSUMS}",
        f"sha256sum -c --ignore-missing {CHECKSUMS} && unzip {archive}",
    )


def _zip(env: MacrosPlugin) -> str:
    return zip_path(env.conf.plugins["i18n"].current_language)


def _shell(*lines: str) -> str:
    return "\n".join(("```sh", *lines, "```"))
