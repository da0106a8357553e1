"""Installers find the skills of a language with their digests, as the draft standard says."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import skills_ref
from support import ROOT

from rulebook.language import LANGUAGES, Language
from rulebook.rules.library import read_rules
from rulebook.site.addresses import skills_folder
from rulebook.site.downloads import agent_zip
from rulebook.site.renderings.files import agent_files
from rulebook.site.skills_index import AGENT, SCHEMA, skills_index

RULES = read_rules(ROOT / "rules")
FILES = agent_files(RULES)
SERVED = dict(skills_index(FILES))


def index(language: Language) -> dict[str, object]:
    parsed: dict[str, object] = json.loads(SERVED[f"{skills_folder(language)}index.json"])
    return parsed


def entries(language: Language) -> list[dict[str, str]]:
    found = index(language)["skills"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_its_format(language: Language) -> None:
    assert index(language).keys() == {"$schema", "skills"}
    assert index(language)["$schema"] == SCHEMA


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_is_listed_once_with_the_digest_of_the_bytes_at_its_address(
    language: Language,
) -> None:
    assert [entry["name"] for entry in entries(language)] == [rule.slug for rule in RULES[language]]
    for entry in entries(language):
        content = SERVED[f"{skills_folder(language)}{entry['url']}"]
        assert entry["digest"] == f"sha256:{sha256(content).hexdigest()}"
        assert entry["type"] == "skill-md"
        assert 0 < len(entry["description"]) <= 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_are_relative_so_that_a_site_below_a_path_works(language: Language) -> None:
    assert not [entry for entry in entries(language) if entry["url"].startswith(("/", "http", "."))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_skills_are_those_of_the_zip(language: Language) -> None:
    own = [file for file in FILES if (file.agent.slug, file.language) == (AGENT, language)]
    with ZipFile(BytesIO(agent_zip(own))) as archive:
        zipped = [archive.read(name) for name in sorted(archive.namelist())]
    assert [
        SERVED[f"{skills_folder(language)}{entry['url']}"] for entry in entries(language)
    ] == zipped


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_skill_follows_the_standard(language: Language, tmp_path: Path) -> None:
    for entry in entries(language):
        path = tmp_path / entry["url"]
        path.parent.mkdir()
        path.write_bytes(SERVED[f"{skills_folder(language)}{entry['url']}"])
        assert skills_ref.validate(path.parent) == []
        assert skills_ref.read_properties(path.parent).description == entry["description"]
