"""All rules → the files of every agent, with what each costs and loses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rulebook.language import LANGUAGES, Language
from rulebook.rules.agents import AGENTS, Agent
from rulebook.rules.model import Rule
from rulebook.rules.tokens import count_text_tokens
from rulebook.site import addresses
from rulebook.site.renderings.losses import Loss, losses


@dataclass(frozen=True, slots=True)
class AgentFile:
    """One rule as a file of one agent.

    `path` is where it belongs in a project, `address` where the site serves it (below its root).
    `tokens` are o200k.
    """

    agent: Agent
    language: Language
    rule: Rule
    path: str
    address: str
    content: bytes
    characters: int
    tokens: int
    losses: tuple[Loss, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the content, in hex."""
        return sha256(self.content).hexdigest()


def agent_files(
    rules: Mapping[Language, Sequence[Rule]], count: Callable[[str], int] = count_text_tokens
) -> tuple[AgentFile, ...]:
    """Return every rule in every agent's form, by language, agent and slug.

    `count` returns the number of tokens of a text.
    """
    return tuple(
        _file(agent, language, rule, rules[language], count)
        for language in LANGUAGES
        for agent in AGENTS
        for rule in rules[language]
    )


def installed_files(files: Iterable[AgentFile]) -> Mapping[str, bytes]:
    """Return what an agent reads in a project: path below its root → content.

    Several rules may share one file, as all that always apply do in `AGENTS.md`: they follow one
    another there.
    """
    contents: dict[str, list[bytes]] = {}
    for file in files:
        contents.setdefault(file.path, []).append(file.content)
    return {path: b"\n".join(parts) for path, parts in contents.items()}


def served_agent_files(files: Sequence[AgentFile]) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the files that are not served as rules already."""
    for file in files:
        if file.content != file.rule.raw:
            yield file.address, file.content


def _file(
    agent: Agent,
    language: Language,
    rule: Rule,
    library: Sequence[Rule],
    count: Callable[[str], int],
) -> AgentFile:
    rendered = agent.render(rule, library)
    text = rendered.content.decode()
    is_rule_itself = rendered.content == rule.raw
    return AgentFile(
        agent=agent,
        language=language,
        rule=rule,
        path=rendered.path,
        address=addresses.rule_file(rule.slug, language)
        if is_rule_itself
        else addresses.agent_file(agent.slug, rule.slug, language),
        content=rendered.content,
        characters=len(text),
        tokens=count(text),
        losses=losses(rule, agent, len(text)),
    )
