"""What pages may call.

A call leaves a mark, which `hooks.py` fills once Markdown has been read: the text of a rule never
passes through Markdown's extensions or templates.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

from rulebook import sources
from rulebook.bundle import CHECKSUMS, zip_path
from rulebook.texts import TEXTS


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to pages; the plugin calls this once a build."""
    env.macro(rule_page)
    env.macro(rule_cards)
    env.macro(rules_table)
    env.macro(partial(catches_table, env), "catches_table")
    env.macro(partial(install_command, env), "install_command")
    env.macro(partial(verify_command, env), "verify_command")
    env.macro(partial(code, env), "code")
    env.macro(partial(output, env), "output")
    env.macro(partial(annotated, env), "annotated")
    env.macro(partial(version, env), "version")
    env.macro(partial(recorded_with, env), "recorded_with")


def rule_page(slug: str) -> str:
    """Return the whole page of a rule; its title and description come with it."""
    return f'<div data-rulebook="page {slug}"></div>'


def rule_cards() -> str:
    """Return all rules as cards."""
    return '<div data-rulebook="cards"></div>'


def rules_table() -> str:
    """Return all rules as a table."""
    return '<div data-rulebook="table"></div>'


def catches_table(env: MacrosPlugin) -> str:
    """Return what each rule forbids and what catches it: a heading and a table a rule."""
    slugs = [rule.slug for rule in env.conf.extra["rules"]["ko"]]
    return "\n\n".join(
        f'## {slug} {{ #{slug} }}\n\n<div data-rulebook="catches {slug}"></div>' for slug in slugs
    )


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


def code(env: MacrosPlugin, path: str, *names: str) -> str:
    """Return a file of the project, or the named definitions of a Python file."""
    if names:
        return sources.parts_of_file(_root(env), path, names)
    return sources.whole_file(_root(env), path)


def output(env: MacrosPlugin, path: str) -> str:
    """Return what an example printed, under the version of Python that ran it."""
    title = TEXTS[env.conf.plugins["i18n"].current_language].output
    return sources.recorded_output(_root(env), path, title)


def annotated(env: MacrosPlugin, path: str, notes: Mapping[str, str]) -> str:
    """Return a whole file and a link to it; `notes` maps a text in a line to the line's note."""
    name = Path(path).name
    text = TEXTS[env.conf.plugins["i18n"].current_language].download_file.format(name=name)
    to_root = "../" * env.page.file.src_uri.count("/")
    link = f'[{text}]({to_root}{sources.served_path(path)}){{ download="{name}" }}'
    return f"{sources.annotated_file(_root(env), path, notes)}\n{link}\n"


def version(env: MacrosPlugin, package: str) -> str:
    """Return the version of a package that the reference service is proven with."""
    return sources.locked_version(_root(env), package)


def recorded_with(env: MacrosPlugin) -> str:
    """Return the version of Python that ran the examples."""
    return sources.recording_version(_root(env))


def _root(env: MacrosPlugin) -> Path:
    return Path(env.conf.config_file_path).parent


def _zip(env: MacrosPlugin) -> str:
    return zip_path(env.conf.plugins["i18n"].current_language)


def _shell(*lines: str) -> str:
    return "\n".join(("```sh", *lines, "```"))
