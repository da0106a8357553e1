"""The tree of the reference service shows what exists, and says so where it cannot."""

import pytest

from rulebook.service.files import SourceError
from rulebook.site.service_tree import FOLDERS, service_tree
from rulebook.site.source_page import source_path

FILES = [f"{folder}/a.py".removeprefix("./") for folder in FOLDERS]


def test_every_file_leads_to_its_page() -> None:
    tree = service_tree(FILES, (), "en", "../../../", "../../")
    for file in FILES:
        assert f'href="../../../{source_path(file, "en")}"' in tree


def test_a_folder_without_a_description_is_refused() -> None:
    with pytest.raises(SourceError, match=r"src/new: no description; say in FOLDERS"):
        service_tree([*FILES, "src/new/a.py"], (), "ko", "", "")


def test_a_description_without_a_folder_is_refused() -> None:
    with pytest.raises(SourceError, match=r"bench: no such folder; remove it from FOLDERS"):
        service_tree([file for file in FILES if "bench" not in file], (), "ko", "", "")
