"""What a build promises: the same bytes anywhere on any day, and no half of a site."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from support import ROOT, build_site, copy_project, read_page, run_build, stand_in_proofs

# A build on this day, in a process of its own.
ANOTHER_DAY = (
    "import datetime, time_machine;"
    "time_machine.travel(datetime.datetime(2031, 2, 3, 4, 5, tzinfo=datetime.UTC)).start();"
    "assert datetime.date.today().year == 2031"
)

RULE = """---
description: {description}
globs: src/cache.py,**/cache/**/*.py
alwaysApply: false
---

# {title}

```python
CACHE: dict[str, str] = {{}}
```
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_build_from_another_folder_on_another_day_is_byte_identical(
    site: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "another folder")
    for file in project.rglob("*"):
        os.utime(file, (2e9, 2e9))
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    built = run_build(project, tmp_path / "again", elsewhere, code=ANOTHER_DAY)
    assert built.returncode == 0, built.stdout
    here, there = contents(site), contents(tmp_path / "again")
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []


def make(project: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Call a command of the Makefile in a copy of the project, with this environment's tools."""
    shutil.copyfile(ROOT / "Makefile", project / "Makefile")
    return subprocess.run(
        ["make", "--assume-old=setup", target, f"BIN={Path(sys.executable).parent}"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


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


def test_a_good_build_replaces_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / "left-over.html").write_text("of an older build")
    built = make(project, "build")
    assert built.returncode == 0, built.stdout
    assert (project / "site" / "index.html").exists()
    assert not (project / "site" / "left-over.html").exists()


def test_two_files_and_their_proofs_are_all_a_new_rule_takes(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    texts = {
        "ko": RULE.format(description="캐시를 다루는 코드를 위한 룰", title="캐시 가이드"),
        "en": RULE.format(description="Rules for code that caches", title="Caching guide"),
    }
    for language, text in texts.items():
        (rules / language / "500-caching.mdc").write_text(text)
    stand_in_proofs(rules)

    site = build_site(tmp_path, rules=rules)

    for language, root in (("ko", ""), ("en", "en/")):
        page = read_page(site / root / "rules" / "500-caching" / "index.html")
        assert page.heading_ids == ("caching-guide",)
        assert page.description in texts[language]
        assert (site / root / "rules" / "500-caching.mdc").read_text() == texts[language]
        for listing in ("", "rules/"):
            article = next(read_page(site / root / listing / "index.html").tree.iter("article"))
            links = [link.get("href", "") for link in article.iter("a")]
            assert any("500-caching" in link for link in links), (root, listing)
        with ZipFile(site / f"cursor-rules-{language}.zip") as archive:
            assert archive.read(".cursor/rules/500-caching.mdc").decode() == texts[language]
    assert "500-caching" in (site / "sitemap.xml").read_text()
    assert (site / "SHA256SUMS").read_text().count("500-caching.mdc") == 2
