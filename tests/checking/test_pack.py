"""The pack: each check is described and tested, and each prohibition has its catcher."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook.rules.library import read_library

ROOT = Path(__file__).parents[2]
PACK = ROOT / "checks"
BIN = Path(sys.executable).parent
RULES = sorted((PACK / "rules").glob("*.yml"))
SOURCES = "".join(path.read_text() for path in (PACK / "python_checks").glob("*.py"))
COVERAGE = tomllib.loads((PACK / "coverage.toml").read_text())
CLAIMS = [*COVERAGE["prohibition"], *COVERAGE["trap"]]


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text())
    return loaded


def test_each_check_finds_its_forbidden_forms_and_leaves_look_alikes_alone() -> None:
    done = subprocess.run(
        [BIN / "ast-grep", "test", "--config", PACK / "sgconfig.yml", "--skip-snapshot-tests"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(RULES)} passed; 0 failed" in done.stdout


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_check_says_what_is_wrong_how_to_fix_it_and_what_it_cannot_see(path: Path) -> None:
    rule = read(path)

    assert rule["id"] == path.stem
    assert rule["severity"] in {"error", "warning", "hint"}
    assert re.fullmatch(r"[^;]+; [^;]+(; [^;]+)?", rule["message"])
    assert rule["note"].endswith(".")
    assert re.fullmatch(r"/rules/[0-9a-z-]+/#[a-z0-9-]+", rule["url"])


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_check_is_tested_with_what_it_finds_and_with_what_it_must_not(path: Path) -> None:
    tests = read(PACK / "tests" / f"{path.stem}-test.yml")

    assert tests["id"] == path.stem
    assert tests["invalid"]
    assert tests["valid"]


def test_each_utility_is_used() -> None:
    used = "".join(path.read_text() for path in PACK.glob("[ru]*/*.yml"))
    utilities = {path.stem for path in (PACK / "utils").glob("*.yml")}

    assert {name for name in utilities if f"matches: {name}" not in used} == set()


@pytest.mark.parametrize("kind", ["prohibition", "trap"])
def test_at_least_85_percent_have_a_catcher_in_a_readers_project(kind: str) -> None:
    caught = [claim for claim in COVERAGE[kind] if claim.get("caught_by")]

    assert len(caught) / len(COVERAGE[kind]) >= 0.85


def test_whatever_has_no_catcher_says_why() -> None:
    assert [
        claim for claim in CLAIMS if not claim.get("caught_by") and not claim.get("review")
    ] == []


def test_each_catcher_that_is_named_exists() -> None:
    codes = tomllib.loads((PACK / "ruff.toml").read_text())["lint"]["select"]
    ids = {path.stem for path in RULES}
    unknown = []
    for catcher in {name for claim in CLAIMS for name in claim.get("caught_by", ())}:
        tool, _, name = catcher.partition(" ")
        exists = {
            "check": name in ids,
            "ruff": name in codes,
            "mypy": bool(re.fullmatch(r"[a-z-]+", name)),
            "deptry": bool(re.fullmatch(r"DEP\d{3}", name)),
            "audit": name in SOURCES,
            "project": f'"{name}"' in SOURCES,
        }
        if not exists[tool]:
            unknown.append(catcher)
    assert unknown == []


def test_ruff_knows_each_code_and_accepts_the_configuration() -> None:
    done = subprocess.run(
        [BIN / "ruff", "check", "--config", PACK / "ruff.toml", "--no-cache", "-"],
        input="value = 1\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


NO_IDS = {
    *("content-length", "content-security-policy", "content-type", "x-content-type-options"),
    *("dependency-groups", "dev-dependencies", "optional-dependencies"),
    *("python-checks", "site-packages"),
}
"""Texts with a hyphen in python_checks that are no ids of checks."""
KNOWN = tomllib.loads((PACK / "findings.toml").read_text())


def test_each_code_that_tools_report_has_a_severity_and_a_section() -> None:
    ruff = tomllib.loads((PACK / "ruff.toml").read_text())["lint"]
    banned = ruff["flake8-tidy-imports"]["banned-api"]
    ids = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', SOURCES)) - NO_IDS

    assert set(KNOWN["ruff"]) == {*ruff["select"], "invalid-syntax"}
    assert set(KNOWN["ruff_banned"]) - {"*"} <= set(banned)
    assert {*KNOWN["project"], *KNOWN["audit"]} == ids


def test_each_finding_leads_to_a_section_that_exists() -> None:
    library = read_library(ROOT / "rules")
    sections = {f"{rule.slug}/#{id_}" for rule in library.rules["en"] for id_ in rule.heading_ids}
    urls = {path.stem: read(path)["url"].removeprefix("/rules/") for path in RULES}
    codes = {(tool, code): known[1] for tool in KNOWN for code, known in KNOWN[tool].items()}

    assert {name for name, url in urls.items() if url not in sections} == set()
    assert {name for name, section in codes.items() if section not in sections} == set()


def test_a_code_leads_to_a_section_that_forbids_what_it_finds() -> None:
    claimed = _sections_that_claim()
    wrong = [
        f"{tool} {code}: {known[1]}"
        for tool in ("ruff", "project", "audit")
        for code, known in KNOWN[tool].items()
        if f"{tool} {code}" in claimed and known[1] not in claimed[f"{tool} {code}"]
    ]

    assert wrong == []


def test_mypy_accepts_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("def double(value):\n    return 2 * value\n")
    configuration = tmp_path / "mypy.ini"
    text = (PACK / "mypy.ini").read_text()
    configuration.write_text(text.replace("plugins = pydantic.mypy\n", ""))  # not installed here

    done = subprocess.run(
        [BIN / "mypy", "--config-file", configuration, tmp_path / "code.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert "[no-untyped-def]" in done.stdout
    assert done.stderr == ""


class TestPrecision:
    RECORD: dict[str, Any] = json.loads((PACK / "precision.json").read_text())

    def test_each_check_was_tried_on_at_least_eight_projects(self) -> None:
        assert len(self.RECORD["projects"]) >= 8
        assert all(len(project["commit"]) == 40 for project in self.RECORD["projects"])
        assert set(self.RECORD["checks"]) == {path.stem for path in RULES}

    @pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
    def test_an_error_or_a_warning_is_right_in_nine_cases_of_ten(self, path: Path) -> None:
        tried = self.RECORD["checks"][path.stem]

        assert tried["severity"] == read(path)["severity"]
        assert tried["read"] == min(20, sum(tried["findings"].values()))
        if tried["read"] and tried["severity"] != "hint":
            assert tried["right"] / tried["read"] >= 0.9


def test_the_reference_service_passes_its_own_pack() -> None:
    done = subprocess.run(
        [BIN / "python-rulebook", "check", "--strict", "src", "alembic", "dev"],
        cwd=ROOT / "examples" / "modern-python-api",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_the_snippets_are_yaml_and_name_what_is_there() -> None:
    hooks = yaml.safe_load((PACK / "pre-commit.yaml").read_text())["repos"][0]["hooks"]
    named = {word for hook in hooks for word in hook["entry"].split() if "python-checks/" in word}
    steps = yaml.safe_load((PACK / "github-workflow.yaml").read_text())["jobs"]["checks"]["steps"]

    assert {
        name for name in named if not (PACK / name.removeprefix("python-checks/")).exists()
    } == set()
    assert "python-rulebook check --since" in steps[-1]["run"]
    assert {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    } == {
        "python-rulebook",
        "python-rulebook-rules",
    }


def _sections_that_claim() -> dict[str, set[str]]:
    """Return the sections of rules whose prohibitions name a catcher: catcher → sections."""
    claimed: dict[str, set[str]] = {}
    for path in (ROOT / "rules" / "proofs").glob("*.toml"):
        claims = tomllib.loads(path.read_text())
        for claim in [*claims.get("prohibition", ()), *claims.get("also_checked", ())]:
            for catcher in claim.get("caught_by", ()):
                claimed.setdefault(catcher, set()).add(f"{path.stem}/#{claim['section']}")
    return claimed


def test_the_url_of_a_check_leads_to_a_section_that_claims_it() -> None:
    claimed = _sections_that_claim()
    wrong = [
        path.stem
        for path in RULES
        if f"check {path.stem}" in claimed
        and read(path)["url"].removeprefix("/rules/") not in claimed[f"check {path.stem}"]
    ]

    assert wrong == []


@pytest.mark.parametrize("least", [0.85])
def test_the_claims_of_the_rules_have_catchers_too(least: float) -> None:
    claims = [
        claim
        for path in (ROOT / "rules" / "proofs").glob("*.toml")
        for kind in ("prohibition", "also_checked")
        for claim in tomllib.loads(path.read_text()).get(kind, ())
    ]

    assert sum(bool(claim.get("caught_by")) for claim in claims) / len(claims) >= least
