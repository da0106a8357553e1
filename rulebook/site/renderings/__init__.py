"""Rules as other agents read them, made from the same source at build."""

from rulebook.rules.agents import AGENTS, Agent, Rendered, agent_named
from rulebook.site.renderings.losses import Loss, losses

__all__ = ["AGENTS", "Agent", "Loss", "Rendered", "agent_named", "losses"]
