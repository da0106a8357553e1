"""The skills that the site offers to installers: an index with digests, and the files.

Source: the draft "Agent Skills Discovery via Well-Known URIs", version 0.2.0.
Each language has an index below its own root, so that whoever takes all skills of an address gets
one language, under the names that the files have in the zip.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from rulebook.language import LANGUAGES
from rulebook.site import addresses
from rulebook.site.renderings.files import AgentFile

SCHEMA: Final = "https://schemas.agentskills.io/discovery/0.2.0/schema.json"
"""Names the version of the format; clients compare it and do not load it."""

AGENT: Final = "agent-skills"


def skills_index(files: Sequence[AgentFile]) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the index and of each skill, for all languages."""
    for language in LANGUAGES:
        skills = [file for file in files if (file.agent.slug, file.language) == (AGENT, language)]
        index = {
            "$schema": SCHEMA,
            "skills": [
                {
                    "name": skill.rule.slug,
                    "type": "skill-md",
                    "description": skill.rule.description,
                    "url": addresses.skill_below_index(skill.rule.slug),
                    "digest": f"sha256:{skill.digest}",
                }
                for skill in skills
            ],
        }
        text = json.dumps(index, ensure_ascii=False, indent=2)
        folder = addresses.skills_folder(language)
        yield f"{folder}index.json", f"{text}\n".encode()
        for skill in skills:
            yield f"{folder}{addresses.skill_below_index(skill.rule.slug)}", skill.content
