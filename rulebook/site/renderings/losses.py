"""What a rule loses in an agent's format: computed from the rule, not written down."""

from enum import StrEnum

from rulebook.rules.agents import Agent
from rulebook.rules.model import Mode, Rule


class Loss(StrEnum):
    """One thing that an agent's file does not do and the rule in Cursor does."""

    ALWAYS = "always"
    """It is loaded only where the agent chooses it, not with every request."""
    FILES = "files"
    """Its patterns are gone: the agent chooses it, or follows the routing line."""
    CHOICE = "choice"
    """The agent gets no description to choose it by; only the routing line leads to it."""
    MANUAL = "manual"
    """It cannot be kept for those who name it."""
    LENGTH = "length"
    """It is longer than the agent reads of one file."""


_MODE_LOSS = {
    Mode.ALWAYS: Loss.ALWAYS,
    Mode.FILES: Loss.FILES,
    Mode.AGENT: Loss.CHOICE,
    Mode.MANUAL: Loss.MANUAL,
}


def losses(rule: Rule, agent: Agent, characters: int) -> tuple[Loss, ...]:
    """Return what the rule loses; `characters` is the length of the agent's file of it."""
    found = [] if rule.mode in agent.modes else [_MODE_LOSS[rule.mode]]
    if 0 < agent.most_characters < characters:
        found.append(Loss.LENGTH)
    return tuple(found)
