"""What a build promises: the same bytes anywhere on any day, and no half of a site."""

import os
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from support import NEW_RULE, NEW_SLUG, copy_project, make, read_page, run_build

from rulebook.language import url_prefix

# A build on this day, in a process of its own.
ANOTHER_DAY = (
    "import datetime, time_machine;"
    "time_machine.travel(datetime.datetime(2031, 2, 3, 4, 5, tzinfo=datetime.UTC)).start();"
    "assert datetime.date.today().year == 2031"
)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_build_from_another_folder_on_another_day_is_byte_identical(
    site: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "another folder", fresh=True)
    for file in project.rglob("*"):
        os.utime(file, (2e9, 2e9))
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    built = run_build(project, tmp_path / "again", elsewhere, code=ANOTHER_DAY)
    assert built.returncode == 0, built.stdout
    here, there = contents(site), contents(tmp_path / "again")
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []


def test_malformed_rules_stop_the_build_with_one_line_a_fault(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("what is published")
    korean, english = (project / "rules" / name for name in ("ko/001-core.mdc", "en/001-core.mdc"))
    korean.write_text(korean.read_text().replace("alwaysApply: true", 'alwaysApply: "true"'))
    english.write_text(english.read_text() + "\nhid\N{ZERO WIDTH SPACE}den\n")
    last = len(english.read_text().splitlines())

    built = make(project, "build")

    assert built.returncode != 0
    faults = re.findall(r"rules/(\S+?):(\d+)(?::\d+)?: .+; .+", built.stdout)
    assert sorted(faults) == [("en/001-core.mdc", str(last)), ("ko/001-core.mdc", "3")]
    assert "Traceback" not in built.stdout
    assert contents(project / "site") == {"index.html": b"what is published"}


@pytest.mark.parametrize(
    "mistakes",
    [("[a page](no-such-page.md)", "[a heading](#no-such-heading)"), ("{{ no_such_macro() }}",)],
)
def test_a_mistake_on_a_page_publishes_nothing(tmp_path: Path, mistakes: tuple[str, ...]) -> None:
    project = copy_project(tmp_path / "project")
    with (project / "docs" / "guide" / "using-rules.md").open("a") as page:
        page.write("\n".join(("", *mistakes, "")))
    built = make(project, "build")
    assert built.returncode != 0
    told = [line for line in built.stdout.splitlines() if "using-rules.md" in line]
    assert len(told) == len(mistakes), built.stdout
    assert not (project / "site").exists()


def test_a_good_build_replaces_the_site(made_site: Path) -> None:
    assert (made_site / "index.html").exists()
    assert not (made_site / "left-over.html").exists()


def test_two_files_and_their_proofs_are_all_a_new_rule_takes(extended_site: Path) -> None:
    for language, text in NEW_RULE.items():
        root = extended_site / url_prefix(language)
        page = read_page(root / "rules" / NEW_SLUG / "index.html")
        assert page.heading_ids == ("caching-guide",)
        assert page.description in text
        assert (root / "rules" / f"{NEW_SLUG}.mdc").read_text() == text
        for listing in ("", "rules/"):
            article = next(read_page(root / listing / "index.html").tree.iter("article"))
            links = [link.get("href", "") for link in article.iter("a")]
            assert any(NEW_SLUG in link for link in links), (root, listing)
        with ZipFile(extended_site / f"cursor-rules-{language}.zip") as archive:
            assert archive.read(f".cursor/rules/{NEW_SLUG}.mdc").decode() == text
    assert NEW_SLUG in (extended_site / "sitemap.xml").read_text()
    assert (extended_site / "SHA256SUMS").read_text().count(f"{NEW_SLUG}.mdc") == 2
