"""Names what pages may call; `rulebook.mkdocs.macros` documents each."""

from mkdocs_macros.plugin import MacrosPlugin

from rulebook.mkdocs.agent_macros import AgentMacros
from rulebook.mkdocs.enforce_macros import EnforceMacros
from rulebook.mkdocs.macros import Macros
from rulebook.mkdocs.plugin import plugin_of


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros to pages; the plugin calls this once a build."""
    plugin = plugin_of(env.conf)
    macros, agents, enforce = Macros(plugin), AgentMacros(plugin), EnforceMacros(plugin)
    env.macro(macros.rule_page)
    env.macro(macros.rule_cards)
    env.macro(macros.rule_count)
    env.macro(macros.proof_line)
    env.macro(macros.before_and_after)
    env.macro(macros.rules_table)
    env.macro(macros.which_rules)
    env.macro(macros.editions)
    env.macro(macros.is_it_current)
    env.macro(macros.corrections)
    env.macro(macros.revisions)
    env.macro(macros.reworded_headings)
    env.macro(macros.install_command)
    env.macro(macros.verify_command)
    env.macro(macros.commands)
    env.macro(macros.service_tree)
    env.macro(macros.code)
    env.macro(macros.output)
    env.macro(macros.annotated)
    env.macro(macros.pyproject_example)
    env.macro(macros.version)
    env.macro(macros.recorded_with)
    env.macro(macros.source_link)
    env.macro(macros.figures)
    env.macro(macros.measured_on)
    env.macro(macros.settings_table)
    env.macro(macros.diagram)
    env.macro(agents.agent_command)
    env.macro(agents.agent_table)
    env.macro(agents.skills_command)
    env.macro(agents.delivery_table)
    env.macro(agents.preview_note)
    env.macro(enforce.catches_table)
    env.macro(enforce.checks_list)
    env.macro(enforce.coverage_table)
    env.macro(enforce.review_checklist)
