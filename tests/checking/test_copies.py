"""Copies of rules are compared with every edition; only unedited older ones are replaced."""

import shutil
from pathlib import Path

import pytest
from support import ROOT

from rulebook.checking.command import UNUSABLE, main
from rulebook.rules.editions import read_editions

EDITIONS = read_editions(ROOT / "rules")
NEWEST = EDITIONS[-1].number


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Give a folder with a current, an older, an edited and an unknown rule."""
    folder = tmp_path / ".cursor" / "rules"
    folder.mkdir(parents=True)
    new, old = (next(f for f in e.files if f.language == "en") for e in (EDITIONS[-1], EDITIONS[0]))
    shutil.copy(new.path, folder / "001-core.mdc")
    (folder / "old.mdc").write_bytes(old.raw.replace(b"\n", b"\r\n"))
    (folder / "edited.mdc").write_bytes(old.raw + b"- One line of ours\n")
    (folder / "own.mdc").write_text("---\nalwaysApply: false\n---\n\n# Ours\n\nText.\n")
    return folder


def test_status_says_of_each_copy_what_it_is(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(rules)]) == 1
    current, edited, old, own = capsys.readouterr().out.splitlines()
    assert current.endswith(f"001-core.mdc: current; 001-core of edition {NEWEST}")
    assert edited.endswith("edited.mdc: edited by you; closest to 001-core of edition 1")
    assert old.endswith(f"of edition 1; edition {NEWEST} is the newest")
    assert own.endswith("own.mdc: unknown; not a rule of any edition")


def test_update_replaces_only_what_nobody_edited(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in rules.iterdir()}
    assert main(["update", str(rules)]) == 1
    after = {path.name: path.read_bytes() for path in rules.iterdir()}
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"old.mdc"}
    assert after["old.mdc"] == EDITIONS[-1].texts()["en", "001-core"]
    shown = capsys.readouterr().out
    assert f"old.mdc: replaced by edition {NEWEST}" in shown
    assert "-- One line of ours" in shown
    main(["update", str(rules)])
    assert "replaced" not in capsys.readouterr().out


def test_a_missing_folder_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(tmp_path / "none")]) == UNUSABLE
    assert "is not a folder; name the folder of your rules" in capsys.readouterr().err
