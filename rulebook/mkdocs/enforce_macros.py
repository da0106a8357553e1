"""What the pages about checks may call; `macros.py` at the top of the project names each."""

from markupsafe import Markup

from rulebook.mkdocs.plugin import RulebookPlugin
from rulebook.site.checks import checks_list, sections_of_checks
from rulebook.site.enforcement import enforcement_table, filter_form
from rulebook.site.enforcing import coverage_table, review_checklist
from rulebook.site.project import Project


class EnforceMacros:
    """The macros, for whichever page the run of `plugin` is at."""

    def __init__(self, plugin: RulebookPlugin) -> None:
        self._plugin = plugin

    @property
    def _project(self) -> Project:
        return self._plugin.run.project

    def _keep(self, html: Markup) -> str:
        return self._plugin.stash.put(html)

    def checks_list(self) -> str:
        """Return every check of the pack."""
        project, view = self._project, self._plugin.view
        sections = sections_of_checks(project.library.rules[view.language], project.claims)
        return self._keep(checks_list(project.checks, sections, view))

    def catches_table(self) -> str:
        """Return a filter, and for each rule a heading and a table of what it forbids."""
        project, view = self._project, self._plugin.view
        rules = project.library.rules[view.language]
        severities = {check.id: check.severity for check in project.checks}
        form = filter_form([rule.slug for rule in rules], project.claims.values(), view)
        tables = (
            f"## {rule.slug} {{ #{rule.slug} }}\n\n"
            + self._keep(enforcement_table(rule, project.claims.get(rule.slug), severities, view))
            for rule in rules
        )
        return "\n\n".join((self._keep(form), *tables))

    def coverage_table(self) -> str:
        """Return how many forbidden patterns each tool catches."""
        return self._keep(coverage_table(self._project.claims.values(), self._plugin.view))

    def review_checklist(self) -> str:
        """Return a fence with a task for each pattern that only a review catches."""
        project = self._project
        language = self._plugin.view.language
        tasks = review_checklist(project.library.rules[language], project.claims, language)
        return f"```markdown\n{tasks}```"
