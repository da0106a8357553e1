"""Every agent gets the rule's own text, in the form that it reads, and nothing is lost unsaid."""

from pathlib import Path

import pytest
import yaml
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode, Rule
from rulebook.rules.reader import read_rule
from rulebook.site.renderings import AGENTS, Agent, Loss, agent_named, losses

RULES = [
    pytest.param(rule, rules, id=f"{language}-{rule.slug}")
    for language, rules in read_rules(ROOT / "rules").items()
    for rule in rules
]
CONVERTED = [agent for agent in AGENTS if agent.slug != "cursor"]


def parts(text: str) -> tuple[dict[str, object], str]:
    """Split a file into its frontmatter, read as YAML, and its body."""
    if not text.startswith("---\n"):
        return {}, text
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body.removeprefix("\n")


def rule_of(folder: Path, head: str, slug: str = "500-caching") -> Rule:
    path = folder / ".cursor" / "rules" / f"{slug}.mdc"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n# Caching\n\nRead `.cursor/rules/500-caching.mdc`.\n")
    return read_rule(path)


ALWAYS = "description: Core\nalwaysApply: true\n"
FILES = "description: Caches\nglobs: a/**/*.py,b.py\nalwaysApply: false\n"
CHOSEN = "description: 캐시를 쓰는 코드\nalwaysApply: false\n"
MANUAL = "alwaysApply: false\n"


@pytest.mark.parametrize("agent", CONVERTED, ids=lambda agent: agent.slug)
@pytest.mark.parametrize(("rule", "library"), RULES)
def test_the_text_is_the_rules_own_but_for_the_paths_of_its_routing_lines(
    rule: Rule, library: tuple[Rule, ...], agent: Agent
) -> None:
    _, body = parts(agent.render(rule, library).content.decode())
    for other in library:
        body = body.replace(f"`{agent.path(other)}`", f"`.cursor/rules/{other.slug}.mdc`")
    assert body == rule.body.lstrip("\n")


@pytest.mark.parametrize(("rule", "library"), RULES)
def test_cursor_gets_the_files_own_bytes(rule: Rule, library: tuple[Rule, ...]) -> None:
    rendered = agent_named("cursor").render(rule, library)
    assert (rendered.path, rendered.content) == (f".cursor/rules/{rule.slug}.mdc", rule.raw)


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_has_a_file_of_its_own(agent: Agent, language: Language) -> None:
    rules = read_rules(ROOT / "rules")[language]
    assert len({agent.path(rule) for rule in rules}) == len(rules)


@pytest.mark.parametrize(
    ("agent", "head", "expected"),
    [
        ("claude-code", ALWAYS, {}),
        ("claude-code", FILES, {"paths": ["a/**/*.py", "b.py"]}),
        ("claude-code", CHOSEN, {"name": "500-caching", "description": "캐시를 쓰는 코드"}),
        ("copilot", ALWAYS, {"description": "Core", "applyTo": "**"}),
        ("copilot", FILES, {"description": "Caches", "applyTo": "a/**/*.py,b.py"}),
        ("copilot", CHOSEN, {"description": "캐시를 쓰는 코드"}),
        ("agent-skills", FILES, {"name": "500-caching", "description": "Caches"}),
        ("agents-md", FILES, {}),
        ("devin", ALWAYS, {"trigger": "always_on", "description": "Core"}),
        (
            "devin",
            FILES,
            {"trigger": "glob", "description": "Caches", "globs": ["a/**/*.py", "b.py"]},
        ),
        ("devin", CHOSEN, {"trigger": "model_decision", "description": "캐시를 쓰는 코드"}),
        ("devin", MANUAL, {"trigger": "manual", "description": ""}),
        ("kiro", ALWAYS, {"inclusion": "always"}),
        ("kiro", FILES, {"inclusion": "fileMatch", "fileMatchPattern": ["a/**/*.py", "b.py"]}),
        ("kiro", MANUAL, {"inclusion": "manual"}),
    ],
)
def test_the_frontmatter_says_when_the_agent_loads_the_rule(
    agent: str, head: str, expected: dict[str, object], tmp_path: Path
) -> None:
    rule = rule_of(tmp_path, head)
    found, _ = parts(agent_named(agent).render(rule, (rule,)).content.decode())
    assert found == expected


def test_a_routing_line_names_the_file_that_the_same_agent_reads(tmp_path: Path) -> None:
    rule = rule_of(tmp_path, CHOSEN)
    for agent in AGENTS:
        rendered = agent.render(rule, (rule,))
        assert f"Read `{rendered.path}`." in rendered.content.decode()


@pytest.mark.parametrize(
    ("agent", "head", "characters", "lost"),
    [
        ("cursor", MANUAL, 50_000, ()),
        ("claude-code", FILES, 50_000, ()),
        ("claude-code", MANUAL, 10, (Loss.MANUAL,)),
        ("agent-skills", ALWAYS, 10, (Loss.ALWAYS,)),
        ("agents-md", FILES, 10, (Loss.FILES,)),
        ("agents-md", CHOSEN, 10, (Loss.CHOICE,)),
        ("devin", FILES, 12_000, ()),
        ("devin", FILES, 12_001, (Loss.LENGTH,)),
    ],
)
def test_what_a_format_cannot_carry_is_named(
    agent: str, head: str, characters: int, lost: tuple[Loss, ...], tmp_path: Path
) -> None:
    assert losses(rule_of(tmp_path, head), agent_named(agent), characters) == lost


def test_a_rule_that_claude_code_would_always_load_has_no_other_mode(tmp_path: Path) -> None:
    # Without `paths` it loads a rule in every session: only the always-on rule goes there so.
    for head in (FILES, CHOSEN, MANUAL):
        rule = rule_of(tmp_path, head)
        path = agent_named("claude-code").path(rule)
        found, _ = parts(agent_named("claude-code").render(rule, (rule,)).content.decode())
        assert path.startswith(".claude/skills/") or found["paths"]
        assert (rule.mode is Mode.FILES) == path.startswith(".claude/rules/")
