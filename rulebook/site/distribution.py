"""A language's rules as a repository of their own, which holds nothing else.

Tools that import a whole repository (Cursor's Remote Rule and plugins, installers of skills) then
get one language, and no tests. Cursor's formats: https://cursor.com/docs/plugins/building
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from rulebook.language import Language
from rulebook.site.addresses import skill_below_index
from rulebook.site.renderings.files import AgentFile
from rulebook.site.skills_index import AGENT as SKILLS
from rulebook.site.words import words_of

PLUGIN: Final = "python-rulebook"
_FOLDER: Final = f"plugins/{PLUGIN}"


def distribution(
    files: Sequence[AgentFile], language: Language, edition: int, licence: bytes
) -> Mapping[str, bytes]:
    """Return the repository of a language: path → bytes. `edition` is the newest one's number."""
    description = words_of(language).distribution.description
    plugin = {
        "name": PLUGIN,
        "description": description,
        "version": f"{edition}.0.0",
        "license": "MIT-0",
    }
    entry = {"name": PLUGIN, "source": _FOLDER, "description": description}
    own = {
        (file.agent.slug, file.rule.slug): file.content
        for file in files
        if file.language == language
    }
    return {
        ".cursor-plugin/marketplace.json": _json({"name": PLUGIN, "plugins": [entry]}),
        f"{_FOLDER}/.cursor-plugin/plugin.json": _json(plugin),
        "LICENSE": licence,
        **{
            f"{_FOLDER}/rules/{slug}.mdc": content
            for (agent, slug), content in own.items()
            if agent == "cursor"
        },
        **{
            f"skills/{skill_below_index(slug)}": content
            for (agent, slug), content in own.items()
            if agent == SKILLS
        },
    }


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
