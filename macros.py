"""What pages may call.

A call leaves a mark, which `hooks.py` fills once Markdown has been read: the text of a rule never
passes through Markdown's extensions or templates.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

from rulebook.language import Language
from rulebook.service import benchmarks as measurements
from rulebook.service.files import SERVICE
from rulebook.service.lock import locked_version
from rulebook.site import code_sample as sources
from rulebook.site import diagrams
from rulebook.site import settings_table as settings
from rulebook.site.corrections import (
    CORRECTIONS,
    corrections_markdown,
    read_corrections,
    rewordings_markdown,
)
from rulebook.site.downloads import CHECKSUMS, zip_path
from rulebook.site.links import Place, Site
from rulebook.site.source_page import source_path
from rulebook.site.words import TEXTS


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to pages; the plugin calls this once a build."""
    env.macro(rule_page)
    env.macro(rule_cards)
    env.macro(rules_table)
    env.macro(partial(catches_table, env), "catches_table")
    env.macro(partial(corrections, env), "corrections")
    env.macro(partial(reworded_headings, env), "reworded_headings")
    env.macro(partial(install_command, env), "install_command")
    env.macro(partial(verify_command, env), "verify_command")
    env.macro(partial(commands, env), "commands")
    env.macro(service_tree)
    env.macro(partial(code, env), "code")
    env.macro(partial(output, env), "output")
    env.macro(partial(annotated, env), "annotated")
    env.macro(partial(version, env), "version")
    env.macro(partial(recorded_with, env), "recorded_with")
    env.macro(partial(source_link, env), "source_link")
    env.macro(partial(figures, env), "figures")
    env.macro(partial(measured_on, env), "measured_on")
    env.macro(partial(settings_table, env), "settings_table")
    env.macro(diagram)


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


def corrections(env: MacrosPlugin) -> str:
    """Return what this edition changed from the original: a table, and a list a rule or chapter."""
    told, _ = read_corrections(_root(env) / CORRECTIONS)
    return corrections_markdown(told, _language(env), partial(_link, env))


def reworded_headings(env: MacrosPlugin) -> str:
    """Return the table of the original's headings that have other words now."""
    _, reworded = read_corrections(_root(env) / CORRECTIONS)
    return rewordings_markdown(reworded, _language(env), partial(_link, env))


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


def commands(env: MacrosPlugin, path: str) -> str:
    """Return the commands of a shell script, with the site's address and the page's language."""
    language = env.conf.plugins["i18n"].current_language
    site = f"{env.conf.site_url.rstrip('/')}/"
    return f"```sh\n{sources.commands(_root(env), path, site, language)}```"


def service_tree() -> str:
    """Return the folders and files of the reference service."""
    return '<div data-rulebook="service-tree"></div>'


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
    return locked_version(_root(env), package)


def recorded_with(env: MacrosPlugin) -> str:
    """Return the version of Python that ran the examples."""
    return sources.recording_version(_root(env))


def source_link(env: MacrosPlugin, path: str, name: str = "") -> str:
    """Return a link to a file of the service, or to the line that defines `name` in it."""
    line = sources.line_of(_root(env), f"{SERVICE}/{path}", name) if name else 0
    return f"[`{name or path}`]({_source_address(env, path)}{f'#L{line}' if line else ''})"


def figures(
    env: MacrosPlugin, record: str, task: str, rows: Mapping[str, str], columns: Mapping[str, str]
) -> str:
    """Return what `make bench` of the service recorded about `task`, as a table."""
    return measurements.figures_table(_root(env), record, task, rows, columns)


def measured_on(env: MacrosPlugin, record: str, sentence: str) -> str:
    """Return `sentence` with the day and the machine of a record filled in."""
    return measurements.measured_on(_root(env), record, sentence)


def settings_table(env: MacrosPlugin) -> str:
    """Return every setting of the service as a table."""
    address = _source_address(env, "src/app/config.py")
    return settings.settings_table(_root(env), _language(env), address)


def diagram(name: str, texts: Mapping[str, str]) -> str:
    """Return a drawing with its words; it follows the page's colours."""
    return diagrams.diagram(name, texts)


def _link(env: MacrosPlugin, place: Place) -> str:
    site = Site(_root(env) / "docs", env.conf.extra["rules"])
    return site.link(place, _language(env), "../" * env.page.file.src_uri.count("/"))


def _language(env: MacrosPlugin) -> Language:
    return "en" if env.conf.plugins["i18n"].current_language == "en" else "ko"


def _source_address(env: MacrosPlugin, path: str) -> str:
    to_root: str = "../" * env.page.file.src_uri.count("/")
    return to_root + source_path(path, _language(env))


def _root(env: MacrosPlugin) -> Path:
    return Path(env.conf.config_file_path).parent


def _zip(env: MacrosPlugin) -> str:
    return zip_path(env.conf.plugins["i18n"].current_language)


def _shell(*lines: str) -> str:
    return "\n".join(("```sh", *lines, "```"))
