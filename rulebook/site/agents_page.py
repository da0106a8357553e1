"""What the page "Use the rules with your agent" computes: commands, files, limits and losses."""

from collections.abc import Sequence

from markupsafe import Markup

from rulebook.language import Language
from rulebook.rules.agents import Agent
from rulebook.rules.model import Mode
from rulebook.site import addresses
from rulebook.site.renderings.files import AgentFile
from rulebook.site.rule_markdown import block_html
from rulebook.site.templating import render
from rulebook.site.view import View


def install_commands(agent: Agent, language: Language, site_url: str) -> Markup:
    """Return the commands that install all rules of a language for an agent."""
    archive = addresses.agent_zip(agent.slug, language)
    return block_html("sh", f"curl -fsSLO {site_url}{archive} && unzip {archive}\n")


def skills_command(language: Language, site_url: str) -> Markup:
    """Return the command that installs the skills of a language from the site."""
    address = f"{site_url}{addresses.skills_folder(language).partition('.well-known')[0]}"
    return block_html("sh", f"npx skills add {address.removesuffix('/')}\n")


def agent_table(agent: Agent, files: Sequence[AgentFile], view: View) -> Markup:
    """Return each rule's file for an agent, what it loses there, and how near the limits are.

    `files` may hold those of other agents and languages.
    """
    own = [file for file in files if (file.agent, file.language) == (agent, view.language)]
    return render(
        "agent_table.html",
        agent=agent,
        files=own,
        longest=max((file.characters for file in own), default=0),
        always=sum(len(file.content) for file in own if file.rule.mode is Mode.ALWAYS),
        view=view,
        words=view.words.agents,
    )
