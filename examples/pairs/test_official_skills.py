"""The page that compares the rules with the skills of FastAPI and SQLModel fits these texts.

When a test fails here, a locked wheel holds another skill: read it, compare it with the rules,
correct docs/guide/fastapi-skill.md and .en.md, then write the new digest down.
"""

from hashlib import sha256
from importlib.metadata import files, version
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "guide"
READ = {
    "fastapi": "acf20704dba32ba78f9f79e7ed8977c8ae6991fb28d3cdcff9b3d98e9823300d",
    "sqlmodel": "499b00c109e3bd8448133adc7d684ce2f81f303c101b31e32be473e49319a2b0",
}
NAMES = {"fastapi": "FastAPI", "sqlmodel": "SQLModel"}

pytestmark = pytest.mark.newest("FastAPI and SQLModel with a skill in their wheels")


def digest(package: str) -> str:
    """Return one digest of all files of the skill that a package ships."""
    skill = sorted(file for file in files(package) or () if ".agents" in file.parts)
    assert skill, f"{package} ships no skill any more"
    together = sha256()
    for file in skill:
        together.update(file.as_posix().encode() + b"\0" + file.read_binary() + b"\0")
    return together.hexdigest()


@pytest.mark.parametrize("package", READ)
def test_the_skill_is_the_one_that_was_read(package: str) -> None:
    assert digest(package) == READ[package]


@pytest.mark.parametrize("package", READ)
@pytest.mark.parametrize("page", ["fastapi-skill.md", "fastapi-skill.en.md"])
def test_the_page_names_the_version_that_was_read(package: str, page: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    assert f"{NAMES[package]} {version(package)}" in text
