"""What the page about agents may call; `macros.py` at the top of the project names each."""

from markupsafe import Markup

from rulebook.mkdocs.plugin import RulebookPlugin
from rulebook.mkdocs.preview import preview_note
from rulebook.rules.agents import agent_named
from rulebook.site.agents_page import agent_table, install_commands, skills_command
from rulebook.site.delivery import delivery_table


class AgentMacros:
    """The macros, for whichever page the run of `plugin` is at; each returns one line."""

    def __init__(self, plugin: RulebookPlugin) -> None:
        self._plugin = plugin

    def agent_command(self, slug: str) -> str:
        """Return the commands that install all rules, in the page's language, for an agent."""
        view, site_url = self._plugin.view, self._plugin.site_url
        return self._keep(install_commands(agent_named(slug), view.language, site_url))

    def agent_table(self, slug: str) -> str:
        """Return an agent's files, its limits, and what is lost in conversion."""
        files = self._plugin.run.project.agent_files
        return self._keep(agent_table(agent_named(slug), files, self._plugin.view))

    def skills_command(self) -> str:
        """Return the command that installs the page's language as skills from this site."""
        return self._keep(skills_command(self._plugin.view.language, self._plugin.site_url))

    def delivery_table(self) -> str:
        """Return which rules reached the model, as `make delivery` recorded it."""
        return self._keep(delivery_table(self._plugin.run.project.root, self._plugin.view))

    def preview_note(self) -> str:
        """Return a sentence for commands where the site's address is only that of a preview."""
        return preview_note(self._plugin.site_url, self._plugin.view.words)

    def _keep(self, html: Markup) -> str:
        return self._plugin.stash.put(html)
