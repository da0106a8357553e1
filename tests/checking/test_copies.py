"""Copies of rules are compared with every edition; only unedited older ones are replaced."""

import shutil
from pathlib import Path

import pytest
from support import ROOT

from rulebook.checking import copies as copies_module
from rulebook.checking.command import UNUSABLE, main
from rulebook.checking.copies import published
from rulebook.rules.agents import AGENTS
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
    assert (
        "there is no such file or folder; name the folder of your rules" in capsys.readouterr().err
    )


def test_without_a_folder_of_rules_the_command_names_those_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == UNUSABLE
    assert "there is none of .cursor/rules, .claude/rules" in capsys.readouterr().err


@pytest.fixture
def three_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Publish a third edition, in which a line of each rule is new; return its folder."""
    folder = tmp_path / "package"
    shutil.copytree(ROOT / "rules" / "editions", folder / "editions")
    third = folder / "editions" / "3"
    shutil.copytree(folder / "editions" / str(NEWEST), third)
    for path in third.rglob("*.mdc"):
        path.write_bytes(path.read_bytes() + b"- A new line\n")
    with (folder / "editions" / "editions.toml").open("a") as file:
        file.write("\n[[edition]]\nnumber = 3\nday = 2027-01-01\n")
    monkeypatch.setattr(copies_module, "_HERE", folder)
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    return folder


def _install(agent: str, edition: int, slug: str) -> Path:
    (text,) = [
        each
        for each in published(read_editions(copies_module._HERE))  # noqa: SLF001 - of the fixture
        if (each.agent, each.edition) == (agent, edition)
        and (each.file.language, each.file.slug) == ("en", slug)
    ]
    path = Path(text.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.content)
    return path


@pytest.mark.usefixtures("three_editions")
@pytest.mark.parametrize("agent", [agent.slug for agent in AGENTS])
@pytest.mark.parametrize("slug", ["001-core", "200-testing", "300-database"])
def test_files_of_each_agent_have_the_same_four_answers(
    agent: str, slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _install(agent, 3, slug)
    assert main(["status"]) == 0
    assert capsys.readouterr().out == f"{path}: current; {slug} of edition 3\n"

    path = _install(agent, 2, slug)
    assert main(["status"]) == 1
    assert f"{path}: older; {slug} of edition 2; edition 3 is the newest" in capsys.readouterr().out

    path.write_bytes(path.read_bytes() + b"- One line of ours\n")
    assert main(["status"]) == 0
    assert f"{path}: edited by you; closest to {slug} of edition" in capsys.readouterr().out

    path.write_text("# Ours\n\nText.\n")
    assert main(["status"]) == 0
    assert f"{path}: unknown; not a rule of any edition" in capsys.readouterr().out


@pytest.mark.usefixtures("three_editions")
@pytest.mark.parametrize("agent", [agent.slug for agent in AGENTS])
def test_update_keeps_each_agents_form(agent: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = _install(agent, 3, "200-testing")
    newest = path.read_bytes()
    _install(agent, 2, "200-testing")

    assert main(["update"]) == 0
    assert path.read_bytes() == newest
    assert capsys.readouterr().out == f"{path}: replaced by edition 3\n"


def test_a_rule_whose_place_changed_is_not_replaced(
    three_editions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = three_editions / "editions" / "3" / "en" / "200-testing.mdc"
    head, _, body = rule.read_text().partition("globs: ")
    rule.write_text(head + body.partition("\n")[2])
    path = _install("claude-code", 2, "200-testing")
    before = path.read_bytes()

    assert main(["update"]) == 1
    assert path.read_bytes() == before
    assert "its place is .claude/skills/200-testing/SKILL.md now" in capsys.readouterr().out
