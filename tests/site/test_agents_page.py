"""The page about agents says of each how to install, and what the rules lose there."""

import pytest
from support import ROOT, SITE_URL

from rulebook.language import LANGUAGES, Language
from rulebook.rules.agents import AGENTS, Agent, agent_named
from rulebook.rules.library import read_rules
from rulebook.site.agents_page import agent_table, install_commands, skills_command
from rulebook.site.deep_link import MOST_CHARACTERS, cursor_link
from rulebook.site.renderings.files import agent_files
from rulebook.site.view import View

RULES = read_rules(ROOT / "rules")
FILES = agent_files(RULES)
PAGES = {language: ROOT / "docs" / "guide" / name for language, name in
         (("ko", "agents.md"), ("en", "agents.en.md"))}  # fmt: skip


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_a_tab_with_command_and_losses_for_every_agent(
    agent: Agent, language: Language
) -> None:
    text = PAGES[language].read_text()
    tab = text.partition(f'=== "{agent.name}"\n')[2].partition("\n=== ")[0]
    assert f'{{{{ agent_command("{agent.slug}") }}}}' in tab
    assert f'{{{{ agent_table("{agent.slug}") }}}}' in tab


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_fetches_and_unpacks_the_agents_zip(language: Language) -> None:
    command = install_commands(agent_named("kiro"), language, SITE_URL).striptags()
    archive = f"rules-kiro-{language}.zip"
    assert command == f"curl -fsSLO {SITE_URL}{archive} && unzip {archive}"


def test_skills_come_from_the_root_of_each_language() -> None:
    root = SITE_URL.removesuffix("/")
    assert skills_command("ko", SITE_URL).striptags() == f"npx skills add {root}"
    assert skills_command("en", SITE_URL).striptags() == f"npx skills add {root}/en"


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_each_rules_file_and_losses(agent: Agent, language: Language) -> None:
    view = View(language, "../")
    table = str(agent_table(agent, FILES, view))
    own = [file for file in FILES if (file.agent, file.language) == (agent, language)]
    rows = table.split("<tr>")[2:]
    assert len(rows) == len(own) == len(RULES[language])
    for row, file in zip(rows, own, strict=True):
        assert f"<code>{file.path}</code>" in row
        lost = [view.words.agents.loss[loss] for loss in file.losses]
        for text in lost or [view.words.agents.nothing]:
            assert text in row


def test_limits_are_shown_with_how_near_the_rules_are() -> None:
    table = agent_table(agent_named("devin"), FILES, View("en", "../"))
    longest = max(
        file.characters for file in FILES if (file.agent.slug, file.language) == ("devin", "en")
    )
    assert f"12,000 characters of one file. The longest file here has {longest:,}." in table
    table = agent_table(agent_named("agents-md"), FILES, View("en", "../"))
    assert "at most 32,768 bytes" in table


def test_only_rules_that_fit_into_a_link_are_offered_to_cursor() -> None:
    links = {(k, rule.slug): cursor_link(rule) for k, rules in RULES.items() for rule in rules}
    assert links["en", "001-core"].startswith("https://cursor.com/link/rule?name=001-core&text=")
    assert links["ko", "100-fastapi"] == ""
    assert all(len(link) <= MOST_CHARACTERS for link in links.values())
