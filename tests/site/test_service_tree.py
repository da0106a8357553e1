"""The tree of the reference service shows what exists, and says so where it cannot."""

from pathlib import Path

import pytest

from rulebook.language import LANGUAGES, Language
from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode
from rulebook.service.files import SourceError, service_files
from rulebook.site.service_tree import service_tree
from rulebook.site.view import View
from rulebook.site.words import words_of

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules")
FOLDERS = words_of("en").tree.folders
FILES = [f"{folder}/a.py".removeprefix("./") for folder in FOLDERS]


def test_every_file_leads_to_its_page() -> None:
    view = View("en", "../../../")
    tree = service_tree(FILES, (), view)
    for file in FILES:
        assert f'href="{view.source_page(file)}"' in tree


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_folder_of_the_service_is_shown_with_the_rules_that_apply_to_it(
    language: Language,
) -> None:
    files = list(service_files(ROOT / "examples" / "modern-python-api"))
    tree = service_tree(files, RULES[language], View(language, "../"))
    items = {item.partition('"')[0]: item for item in tree.split('<li id="folder-')[1:]}
    shown = 0
    for rule in RULES[language]:
        for folder in FOLDERS:
            item = items.get(folder.replace("/", "-"), "")
            applies = any(
                rule.applies_to(file) for file in files if str(Path(file).parent) == folder
            )
            if rule.mode is Mode.FILES and item:
                assert (f">{rule.slug}</a>" in item) is applies, (folder, rule.slug)
                shown += applies
    assert shown >= 10


def test_a_folder_without_a_description_is_rejected() -> None:
    with pytest.raises(SourceError, match=r"src/new: no description; say in \[tree.folders\]"):
        service_tree([*FILES, "src/new/a.py"], (), View("ko", ""))


def test_a_description_without_a_folder_is_rejected() -> None:
    files = [file for file in FILES if "bench" not in file]
    with pytest.raises(SourceError, match=r"bench: no such folder; remove it from \[tree.folders"):
        service_tree(files, (), View("ko", ""))
