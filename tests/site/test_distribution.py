"""A branch for each language holds its rules as a Cursor plugin and as skills, and nothing else."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.library import read_rules
from rulebook.site.distribution import PLUGIN, distribution
from rulebook.site.renderings.files import agent_files

RULES = read_rules(ROOT / "rules")
FILES = agent_files(RULES)

# As documented in https://cursor.com/docs/plugins/building: other keys are rejected.
NAME = {"type": "string", "pattern": r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"}
TEXT = {"type": "string", "minLength": 1}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
PLUGIN_SCHEMA = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": NAME,
        "author": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": TEXT, "email": TEXT},
        },
        **dict.fromkeys(("keywords", "tags", "rules", "skills", "agents", "commands"), TEXTS),
        **dict.fromkeys(("displayName", "description", "version", "publisher"), TEXT),
        **dict.fromkeys(("homepage", "repository", "license", "logo", "category"), TEXT),
    },
}
MARKETPLACE_SCHEMA = {
    "type": "object",
    "required": ["name", "plugins"],
    "additionalProperties": False,
    "properties": {
        "name": NAME,
        "plugins": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "source"],
                "additionalProperties": False,
                "properties": {"name": NAME, "source": TEXT, "description": TEXT},
            },
        },
    },
}


def written(language: Language) -> Mapping[str, bytes]:
    return distribution(FILES, language, 2, b"licence")


def valid(content: bytes, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - parsed JSON
    Draft202012Validator.check_schema(schema)
    value = json.loads(content)
    Draft202012Validator(schema).validate(value)
    return value


@pytest.mark.parametrize("language", LANGUAGES)
def test_cursor_finds_one_plugin_that_holds_the_rules_own_bytes(language: Language) -> None:
    files = written(language)
    market = valid(files[".cursor-plugin/marketplace.json"], MARKETPLACE_SCHEMA)
    [entry] = market["plugins"]
    folder = entry["source"]
    plugin = valid(files[f"{folder}/.cursor-plugin/plugin.json"], PLUGIN_SCHEMA)
    assert plugin["name"] == entry["name"] == PLUGIN
    assert plugin["version"] == "2.0.0"
    for rule in RULES[language]:
        assert files[f"{folder}/rules/{rule.slug}.mdc"] == rule.raw


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_branch_holds_nothing_but_rules(language: Language) -> None:
    count = len(RULES[language])
    suffixes = [Path(path).name.rpartition(".")[2] for path in written(language)]
    assert {name: suffixes.count(name) for name in set(suffixes)} == {
        "mdc": count,
        "md": count,
        "json": 2,
        "LICENSE": 1,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_skill_is_in_a_folder_of_its_name(language: Language) -> None:
    files = written(language)
    for rule in RULES[language]:
        skill = files[f"skills/{rule.slug}/SKILL.md"].decode()
        assert skill.startswith(f"---\nname: {rule.slug}\n")


def test_every_rule_of_a_plugin_has_a_description() -> None:
    assert [rule.slug for rules in RULES.values() for rule in rules if not rule.description] == []


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a clone with a `dist/en`, whose remote is `../remote`."""
    git(tmp_path, "init", "--quiet", "--bare", "remote")
    folder = tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "clone")
    git(folder, "config", "user.name", "a")
    git(folder, "config", "user.email", "a@example.com")
    (folder / ".gitignore").write_text("/dist/\n*.mdc\n")
    (folder / "source.py").write_text("")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "source")
    write(folder, "one")
    return folder


def write(clone: Path, text: str) -> None:
    path = clone / "dist" / "en" / "rules" / "a.mdc"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def push(clone: Path) -> str:
    return subprocess.run(
        [ROOT / "scripts" / "push_rules.sh", "../remote", "en"],
        cwd=clone,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_a_publication_pushes_the_folder_alone_and_keeps_the_branchs_history(clone: Path) -> None:
    push(clone)
    write(clone, "two")
    push(clone)
    remote = clone.parent / "remote"
    assert git(remote, "ls-tree", "-r", "--name-only", "rules-en") == "rules/a.mdc\n"
    assert git(remote, "show", "rules-en:rules/a.mdc") == "two"
    assert git(remote, "rev-list", "--count", "rules-en") == "2\n"
    assert git(clone, "status", "--porcelain") == ""


def test_a_branch_that_is_up_to_date_stays_as_it_is(clone: Path) -> None:
    push(clone)
    assert push(clone) == "rules-en is up to date\n"
    assert git(clone.parent / "remote", "rev-list", "--count", "rules-en") == "1\n"
