"""One build of the site in all languages, and what it shares."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from rulebook.fault import RuleError
from rulebook.language import DEFAULT, Language
from rulebook.site import highlighting
from rulebook.site.project import Project
from rulebook.site.templating import keep_compiled

log = get_plugin_logger("rulebook")


@dataclass
class Run:
    """What one run holds: `nav` as mkdocs.yml has it, and `language`, the one being built.

    `templates` keeps compiled templates: MkDocs makes a new Jinja environment for every build.
    `markdown` gathers the pages as Markdown: a page's URL → its text.
    """

    project: Project
    nav: list[Any]
    templates: FileSystemBytecodeCache
    language: Language = DEFAULT
    markdown: dict[str, str] = field(default_factory=dict)


def start_run(config: MkDocsConfig, *, serving: bool) -> Run:
    """Read the project. While somebody writes a rule, its preview may be unverified.

    Raises:
        PluginError: the rules have faults, or are not verified and the site is not only served.

    """
    try:
        project = Project.load(Path(config.config_file_path).parent, config.site_url or "")
    except RuleError as error:
        raise PluginError(str(error)) from None
    if project.unverified and not serving:
        raise PluginError("\n".join(map(str, project.unverified)))
    for fault in project.unverified:
        log.warning("%s", fault)
    compiled = project.cache / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    templates = FileSystemBytecodeCache(str(compiled))
    keep_compiled(templates)
    highlighting.KEPT.folder = project.cache / "highlighted"
    return Run(project, config.nav or [], templates)
