"""What pages may call; `macros.py` at the top of the project names each.

Everything returns Markdown, or the mark of finished HTML: what a rule says never passes through
Markdown's extensions or templates.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from textwrap import indent

from markupsafe import Markup

from rulebook.language import Language
from rulebook.mkdocs.plugin import RulebookPlugin
from rulebook.mkdocs.preview import preview_note
from rulebook.service import benchmarks
from rulebook.service.files import SERVICE, SourceError
from rulebook.site import code_sample, diagrams
from rulebook.site.addresses import CHECKSUMS, rules_zip, service_file
from rulebook.site.corrections import (
    corrections_markdown,
    revisions_markdown,
    rewordings_markdown,
)
from rulebook.site.editions import editions_list, is_it_current
from rulebook.site.home import before_and_after, proof_line
from rulebook.site.links import PageRef
from rulebook.site.project import Project
from rulebook.site.pyproject_example import NAME as PYPROJECT_EXAMPLE
from rulebook.site.pyproject_example import pyproject_example
from rulebook.site.rule_lists import rule_cards, rules_table
from rulebook.site.service_tree import service_tree
from rulebook.site.settings_table import settings_table
from rulebook.site.view import View
from rulebook.site.which_rules import which_rules


class Macros:
    """The macros, for whichever page the run of `plugin` is at."""

    def __init__(self, plugin: RulebookPlugin) -> None:
        self._plugin = plugin

    @property
    def _project(self) -> Project:
        return self._plugin.run.project

    @property
    def _root(self) -> Path:
        return self._project.root

    @property
    def _language(self) -> Language:
        return self._plugin.run.language

    @property
    def _view(self) -> View:
        """The page as finished HTML sees it: links lead from its address."""
        return self._plugin.view

    @property
    def _source_view(self) -> View:
        """The page as its Markdown sees it: links lead from its file."""
        return View(self._language, "../" * self._plugin.page.file.src_uri.count("/"))

    def _keep(self, html: Markup) -> str:
        return self._plugin.stash.put(html)

    def rule_page(self, slug: str) -> str:
        """Return the whole page of a rule; its title and description come with it."""
        return self._keep(self._plugin.show_rule(slug))

    def rule_cards(self) -> str:
        """Return all rules as cards."""
        rules = self._project.library.rules[self._language]
        return self._keep(rule_cards(rules, self._project.tokens[self._language], self._view))

    def rules_table(self) -> str:
        """Return all rules as a table."""
        rules = self._project.library.rules[self._language]
        return self._keep(rules_table(rules, self._project.tokens[self._language], self._view))

    def proof_line(self) -> str:
        """Return how many blocks are verified, with what and when."""
        project = self._project
        return self._keep(proof_line(project.library, project.proofs, self._view))

    def before_and_after(self, pair: str) -> str:
        """Return the forbidden and the recommended form of a pair, as the rules show them."""
        project = self._project
        return self._keep(before_and_after(project.library, project.proofs, pair, self._view))

    def rule_count(self) -> str:
        """Return the number of rules."""
        return str(len(self._project.library.slugs))

    def which_rules(self) -> str:
        """Return the tester of paths and the picker of rules."""
        project = self._project
        rules = project.library.rules[self._language]
        return self._keep(which_rules(rules, project.agent_files, self._view))

    def editions(self) -> str:
        """Return what changed in each edition."""
        return self._keep(editions_list(self._project.editions, self._view))

    def is_it_current(self) -> str:
        """Return the form that compares a copy of a rule with the editions."""
        return self._keep(is_it_current(self._project.editions, self._view))

    def corrections(self) -> str:
        """Return what this edition changed from the original: a table, and lists."""
        corrections, _ = self._project.corrections
        return corrections_markdown(corrections, self._language, self._link)

    def revisions(self) -> str:
        """Return what this edition changed from the first one: a list per rule."""
        return revisions_markdown(self._project.revisions, self._language, self._link)

    def reworded_headings(self) -> str:
        """Return the table of the original's headings that have other words now."""
        _, rewordings = self._project.corrections
        return rewordings_markdown(rewordings, self._language, self._link)

    def install_command(self) -> str:
        """Return the command that installs all rules in the page's language."""
        archive = rules_zip(self._language)
        command = f"curl -fsSLO {self._plugin.site_url}{archive} && unzip {archive}"
        note = preview_note(self._plugin.site_url, self._view.words)
        return "\n\n".join((_shell(command), *filter(None, [note])))

    def verify_command(self) -> str:
        """Return the commands that hold a downloaded zip against the checksums before unpacking."""
        archive = rules_zip(self._language)
        return _shell(
            f"curl -fsSLO {self._plugin.site_url}{archive}",
            f"curl -fsSLO {self._plugin.site_url}{CHECKSUMS}",
            f"sha256sum -c --ignore-missing {CHECKSUMS} && unzip {archive}",
        )

    def commands(self, path: str) -> str:
        """Return the commands of a shell script, with the site's address and the language."""
        commands = code_sample.commands(self._root, path, self._plugin.site_url, self._language)
        return f"```sh\n{commands}```"

    def service_tree(self) -> str:
        """Return the folders and files of the reference service."""
        rules = self._project.library.rules[self._language]
        return self._keep(service_tree(self._project.service_files, rules, self._view))

    def code(self, path: str, *names: str) -> str:
        """Return a file of the project, or the named definitions of a Python file."""
        if names:
            return code_sample.parts_of_file(self._root, path, names)
        return code_sample.whole_file(self._root, path)

    def output(self, path: str) -> str:
        """Return what an example printed, under the version of Python that ran it."""
        return code_sample.recorded_output(self._root, path, self._view.words.page.output)

    def annotated(self, path: str, notes: Mapping[str, str]) -> str:
        """Return a whole file and a link to it; `notes` maps a text in a line to its note."""
        words = self._view.words.page
        file = path.removeprefix(f"{SERVICE}/")
        if file == path:
            raise SourceError(path, "not offered", f"only files of {SERVICE} can be annotated")
        if file.endswith(".md"):
            raise SourceError(path, "not offered", "it would become a page: link it instead")
        shown = code_sample.annotated_file(self._root, path, notes, words.note)
        name = PurePosixPath(path).name
        self._plugin.serve_file(service_file(file), (self._root / path).read_bytes())
        address = self._source_view.link(service_file(file))
        return f'{shown}\n[{words.download.format(name=name)}]({address}){{ download="{name}" }}\n'

    def pyproject_example(self) -> str:
        """Return the configuration that the rules assume, folded, and a link to download it."""
        words = self._view.words.page
        text = pyproject_example(self._root)
        self._plugin.serve_file(PYPROJECT_EXAMPLE, text.encode())
        address = self._source_view.link(PYPROJECT_EXAMPLE)
        label = words.download.format(name=PYPROJECT_EXAMPLE)
        block = indent(f'```toml title="pyproject.toml"\n{text}```', "    ")
        link = f'[{label}]({address}){{ download="{PYPROJECT_EXAMPLE}" }}'
        return f'??? example "pyproject.toml"\n\n{block}\n\n{link}\n'

    def version(self, package: str) -> str:
        """Return the version of a package that the reference service is verified with."""
        return self._project.lock.version(package)

    def recorded_with(self) -> str:
        """Return the version of Python that ran the examples."""
        return code_sample.recording_version(self._root)

    def source_link(self, path: str, name: str = "") -> str:
        """Return a link to a file of the service, or to the line that defines `name` in it."""
        line = code_sample.line_of(self._root, f"{SERVICE}/{path}", name) if name else 0
        return f"[`{name or path}`]({self._source_view.source_page(path, line)})"

    def figures(
        self, record: str, task: str, rows: Mapping[str, str], columns: Mapping[str, str]
    ) -> str:
        """Return what `make bench` of the service recorded about `task`, as a table."""
        return benchmarks.figures_table(self._root, record, task, rows, columns)

    def measured_on(self, record: str, sentence: str) -> str:
        """Return `sentence` with the day and the machine of a record filled in."""
        return benchmarks.measured_on(self._root, record, sentence)

    def settings_table(self) -> str:
        """Return every setting of the service as a table."""
        return self._keep(settings_table(self._project.settings, self._view))

    def diagram(self, name: str, texts: Mapping[str, str]) -> str:
        """Return a drawing with its words; it follows the page's colours."""
        return diagrams.diagram(name, texts)

    def _link(self, place: PageRef) -> str:
        return self._project.links[self._language].link(place, self._source_view.to_root)


def _shell(*lines: str) -> str:
    return "\n".join(("```sh", *lines, "```"))
