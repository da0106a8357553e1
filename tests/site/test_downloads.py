"""What users download is the bytes of `rules/`, the same on every machine and day."""

import shutil
import stat
import subprocess
import time
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from rulebook.language import LANGUAGES, Language
from rulebook.rules.agents import AGENTS, Agent
from rulebook.rules.library import read_rules
from rulebook.site.addresses import CHECKSUMS, agent_zip, rule_file, rules_zip
from rulebook.site.checks import pack_files
from rulebook.site.downloads import agent_zip as zip_of_agent
from rulebook.site.downloads import downloads, zip_of
from rulebook.site.renderings.files import agent_files
from rulebook.site.wheel import wheel_name

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "examples" / "modern-python-api"
RULES = read_rules(ROOT / "rules")
AGENT_FILES = agent_files(RULES)
PACK = dict(pack_files(ROOT, "https://example.org/a.whl", "https://example.org/en"))
WHEEL = {wheel_name(ROOT): b"a wheel"}


def opened(language: Language) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(zip_of(RULES[language])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zip_holds_every_rule_where_cursor_looks_and_nothing_else(language: Language) -> None:
    with opened(language) as archive:
        held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    assert held == {f".cursor/rules/{rule.slug}.mdc": rule.raw for rule in RULES[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zip_holds_only_regular_files_that_everyone_may_read(language: Language) -> None:
    with opened(language) as archive:
        modes = {entry.external_attr >> 16 for entry in archive.infolist()}
    assert modes == {stat.S_IFREG | 0o644}


def test_a_zip_is_the_same_on_any_day_and_from_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    now = zip_of(RULES["ko"])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    assert zip_of(reversed(RULES["ko"])) == now
    monkeypatch.undo()
    time.tzset()


def test_unzipping_at_a_projects_root_installs_the_rules(tmp_path: Path) -> None:
    with opened("en") as archive:
        archive.extractall(tmp_path)
    rules = tmp_path / ".cursor" / "rules"
    installed = {path.stem: path.read_bytes() for path in rules.iterdir()}
    assert installed == {rule.slug: rule.raw for rule in RULES["en"]}


def test_downloads_are_the_bytes_of_the_rules() -> None:
    offered = downloads(RULES, SERVICE, AGENT_FILES, PACK, WHEEL)
    for language in LANGUAGES:
        assert offered[rules_zip(language)] == zip_of(RULES[language])
        for rule in RULES[language]:
            assert offered[rule_file(rule.slug, language)] == rule.path.read_bytes()


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agents_zip_installs_every_rule(agent: Agent, language: Language) -> None:
    offered = downloads(RULES, SERVICE, AGENT_FILES, PACK, WHEEL)
    with zipfile.ZipFile(BytesIO(offered[agent_zip(agent.slug, language)])) as archive:
        found = {info.filename: archive.read(info) for info in archive.infolist()}
    assert found == {
        rendered.path: rendered.content
        for rule in RULES[language]
        for rendered in [agent.render(rule, RULES[language])]
    }


def test_what_tools_leave_beside_the_checks_is_not_shipped(tmp_path: Path) -> None:
    left = ("checks/.ruff_cache/0.17.6/1", "checks/rules/__pycache__/a.pyc", "checks/.DS_Store")
    for name in ("checks/rules/a.yml", *left):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert dict(pack_files(tmp_path, "", "")) == {"python-checks/rules/a.yml": b""}


def test_the_findings_of_the_pack_lead_to_this_site() -> None:
    urls = [
        yaml.safe_load(content)["url"]
        for path, content in PACK.items()
        if path.startswith("python-checks/rules/")
    ]
    assert PACK["python-checks/site.txt"] == b"https://example.org/en\n"
    assert urls
    assert {url for url in urls if not url.startswith("https://example.org/en/rules/")} == set()


def test_the_workflow_of_the_pack_runs_the_wheel_of_this_site() -> None:
    workflow = yaml.safe_load(PACK["python-checks/github-workflow.yaml"])
    (run,) = [step for step in workflow["jobs"]["checks"]["steps"] if "env" in step]
    assert run["env"] == {"RULEBOOK": "https://example.org/a.whl"}


def test_rules_that_share_an_agents_file_are_zipped_as_one_file() -> None:
    core, other, *_ = RULES["en"]
    always = [replace(rule, always_apply=True) for rule in (core, other)]
    files = [f for f in agent_files({"en": always, "ko": []}) if f.agent.slug == "agents-md"]
    with zipfile.ZipFile(BytesIO(zip_of_agent(files))) as archive:
        assert archive.namelist() == ["AGENTS.md"]
        assert archive.read("AGENTS.md") == files[0].content + b"\n" + files[1].content


@pytest.fixture
def downloaded(tmp_path: Path) -> Path:
    """Give a folder that holds every download where the site has it."""
    for path, content in downloads(RULES, SERVICE, AGENT_FILES, PACK, WHEEL).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def check_sums(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    tool = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]  # macOS
    return subprocess.run(
        [*tool, "-c", *options, CHECKSUMS],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_checksums_accept_every_download_and_cover_each(downloaded: Path) -> None:
    checked = check_sums(downloaded)
    assert checked.returncode == 0, checked.stderr
    accepted = {line.removesuffix(": OK") for line in checked.stdout.splitlines()}
    assert accepted == set(downloads(RULES, SERVICE, AGENT_FILES, PACK, WHEEL)) - {CHECKSUMS}


def test_the_checksums_accept_one_download_alone(downloaded: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in (rules_zip("ko"), CHECKSUMS):
        shutil.copy(downloaded / name, alone)
    assert check_sums(alone, "--ignore-missing").returncode == 0


def test_the_checksums_refuse_a_download_that_changed(downloaded: Path) -> None:
    changed = rule_file(RULES["en"][0].slug, "en")
    path = downloaded / changed
    path.write_bytes(path.read_bytes() + b"\n")
    checked = check_sums(downloaded)
    assert checked.returncode == 1
    assert f"{rule_file('001-core', 'en')}: FAILED" in checked.stdout
