"""The page "Which rules apply here?": a table of rules and patterns, and the data of its script.

docs/assets/js/which-rules.js shows which rules a path brings in, and packs a zip of chosen ones.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from rulebook.language import LANGUAGES
from rulebook.rules.agents import AGENTS
from rulebook.rules.model import Mode, Rule
from rulebook.site.renderings.files import AgentFile
from rulebook.site.templating import render
from rulebook.site.view import View
from rulebook.site.words import words_of


def which_rules(rules: Sequence[Rule], files: Sequence[AgentFile], view: View) -> Markup:
    """Return the page's table, its form and the script; `rules` are those of its language."""
    cursor = AGENTS[0].slug
    tokens = {
        file.rule.slug: file.tokens
        for file in files
        if (file.agent.slug, file.language) == (cursor, view.language)
    }
    return render(
        "which_rules.html",
        rules=rules,
        tokens=tokens,
        agents=AGENTS,
        languages=[(language, words_of(language).site.language) for language in LANGUAGES],
        view=view,
        words=view.words.which_rules,
        data=embedded_json(_data(rules, files, view)),
    )


def embedded_json(data: object) -> Markup:
    """Return data as JSON that is safe in a script element: nothing in it can end one."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no `<` is left


def _data(rules: Sequence[Rule], files: Sequence[AgentFile], view: View) -> Mapping[str, Any]:
    words = view.words.which_rules
    by_place = {(file.rule.slug, file.language, file.agent.slug): file for file in files}
    return {
        "labels": dict(words.script),
        "agents": [
            {
                "slug": agent.slug,
                "name": agent.name,
                "modes": sorted(agent.modes),
                "mostCharacters": agent.most_characters,
                "mostBytes": agent.most_bytes,
            }
            for agent in AGENTS
        ],
        "languages": list(LANGUAGES),
        "rules": [
            {
                "slug": rule.slug,
                "page": view.rule_page(rule.slug),
                "mode": rule.mode,
                "globs": rule.globs if rule.mode is Mode.FILES else (),
                "files": {
                    language: {
                        agent.slug: _file(by_place[rule.slug, language, agent.slug], view)
                        for agent in AGENTS
                    }
                    for language in LANGUAGES
                },
            }
            for rule in rules
        ],
    }


def _file(file: AgentFile, view: View) -> Mapping[str, Any]:
    return {
        "path": file.path,
        "url": view.link(file.address),
        "tokens": file.tokens,
        "bytes": len(file.content),
        "characters": file.characters,
        "losses": [view.words.agents.loss[loss] for loss in file.losses],
    }
