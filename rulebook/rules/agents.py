"""Rule → the files that each coding agent reads.

Every format carries the rule's body unchanged, but for the paths in its routing lines: they name
the file that the same agent reads. What a format cannot carry is computed in `losses`.

Formats, limits and what was measured of them: November 2026, from each tool's documentation and,
for Claude Code and Codex, from runs of `make delivery`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from rulebook.rules.model import Mode, Rule

_CURSOR_PATH: Final = re.compile(r"\.cursor/rules/(?P<slug>[a-z0-9-]+)\.mdc")
INDEX: Final = "AGENTS.md"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file of an agent: its path below the reader's project, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Agent:
    """A coding agent, and how it reads rules.

    Attributes:
        slug: names the agent in addresses and file names.
        name: its product name.
        path: rule → path of its file below the reader's project.
        head: rule → the keys of its frontmatter; none at all where it is empty.
        modes: the modes that the format can express; a rule of another mode loses its own.
        most_characters: what the agent reads of one file; 0 where no limit is known.
        most_bytes: what the agent reads of all files that it always loads; 0 likewise.

    """

    slug: str
    name: str
    path: Callable[[Rule], str]
    head: Callable[[Rule], Mapping[str, object]]
    modes: frozenset[Mode]
    most_characters: int = 0
    most_bytes: int = 0

    def render(self, rule: Rule, library: Iterable[Rule]) -> Rendered:
        """Return the agent's file of a rule; `library` holds all rules of its language."""
        paths = {other.slug: self.path(other) for other in library}
        return Rendered(self.path(rule), _text(self.head(rule), self._body(rule, paths)).encode())

    def _body(self, rule: Rule, paths: Mapping[str, str]) -> str:
        def path(found: re.Match[str]) -> str:
            return paths.get(found["slug"], found[0])

        return _CURSOR_PATH.sub(path, rule.body.lstrip("\n"))


class _Cursor(Agent):
    """Cursor reads the rule's own bytes."""

    __slots__ = ()

    def render(self, rule: Rule, library: Iterable[Rule]) -> Rendered:
        del library
        return Rendered(self.path(rule), rule.raw)


def _text(head: Mapping[str, object], body: str) -> str:
    if not head:
        return body
    keys = yaml.safe_dump(dict(head), allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{keys}---\n\n{body}"


def _claude_path(rule: Rule) -> str:
    # Claude Code loads a rule without `paths` always: one that is chosen becomes a skill.
    if rule.mode in {Mode.ALWAYS, Mode.FILES}:
        return f".claude/rules/{rule.slug}.md"
    return f".claude/skills/{rule.slug}/SKILL.md"


def _claude_head(rule: Rule) -> Mapping[str, object]:
    if rule.mode is Mode.ALWAYS:
        return {}
    return {"paths": list(rule.globs)} if rule.mode is Mode.FILES else _skill_head(rule)


def _skill_head(rule: Rule) -> Mapping[str, object]:
    return {"name": rule.slug, "description": rule.description}


def _copilot_head(rule: Rule) -> Mapping[str, object]:
    head: dict[str, object] = {"description": rule.description}
    if rule.mode is Mode.ALWAYS:
        head["applyTo"] = "**"
    elif rule.mode is Mode.FILES:
        head["applyTo"] = ",".join(rule.globs)
    return head


def _index_path(rule: Rule) -> str:
    return INDEX if rule.mode is Mode.ALWAYS else f"agent-rules/{rule.slug}.md"


def _devin_head(rule: Rule) -> Mapping[str, object]:
    trigger = {
        Mode.ALWAYS: "always_on",
        Mode.FILES: "glob",
        Mode.AGENT: "model_decision",
        Mode.MANUAL: "manual",
    }[rule.mode]
    head: dict[str, object] = {"trigger": trigger, "description": rule.description}
    return head | ({"globs": list(rule.globs)} if rule.mode is Mode.FILES else {})


def _kiro_head(rule: Rule) -> Mapping[str, object]:
    if rule.mode is Mode.ALWAYS:
        return {"inclusion": "always"}
    if rule.mode is Mode.FILES:
        return {"inclusion": "fileMatch", "fileMatchPattern": list(rule.globs)}
    if rule.mode is Mode.MANUAL:
        return {"inclusion": "manual"}
    return {"inclusion": "auto", "name": rule.slug, "description": rule.description}


_ALL_MODES: Final = frozenset(Mode)

AGENTS: Final[tuple[Agent, ...]] = (
    _Cursor(
        slug="cursor",
        name="Cursor",
        path=lambda rule: f".cursor/rules/{rule.slug}.mdc",
        head=lambda _: {},
        modes=_ALL_MODES,
    ),
    Agent(
        slug="claude-code",
        name="Claude Code",
        path=_claude_path,
        head=_claude_head,
        modes=frozenset({Mode.ALWAYS, Mode.FILES, Mode.AGENT}),
    ),
    Agent(
        slug="copilot",
        name="GitHub Copilot",
        path=lambda rule: f".github/instructions/{rule.slug}.instructions.md",
        head=_copilot_head,
        modes=frozenset({Mode.ALWAYS, Mode.FILES, Mode.AGENT}),
    ),
    Agent(
        slug="agent-skills",
        name="Agent Skills",
        path=lambda rule: f".agents/skills/{rule.slug}/SKILL.md",
        head=_skill_head,
        modes=frozenset({Mode.AGENT}),
    ),
    Agent(
        slug="agents-md",
        name=INDEX,
        path=_index_path,
        head=lambda _: {},
        modes=frozenset({Mode.ALWAYS}),
        most_bytes=32_768,
    ),
    Agent(
        slug="devin",
        name="Devin, Windsurf",
        path=lambda rule: f".devin/rules/{rule.slug}.md",
        head=_devin_head,
        modes=_ALL_MODES,
        most_characters=12_000,
    ),
    Agent(
        slug="kiro",
        name="Kiro",
        path=lambda rule: f".kiro/steering/{rule.slug}.md",
        head=_kiro_head,
        modes=_ALL_MODES,
    ),
)
"""All agents that rules are rendered for, in the order of the site."""


def agent_named(slug: str) -> Agent:
    """Return the agent of a slug; KeyError where there is none."""
    return {agent.slug: agent for agent in AGENTS}[slug]
