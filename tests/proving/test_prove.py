"""Everything that is claimed of a rule is verified, and what does not hold is named with its line.

The tools are the real ones; only the project is small.
"""

from pathlib import Path

import pytest
from support import ROOT

from rulebook.fault import RuleError
from rulebook.language import LANGUAGES
from rulebook.proving.ledger import ProofKind, ProofLedger, check_ledger, read_ledger, write_ledger
from rulebook.proving.prove import prove
from rulebook.proving.toolchain import Toolchain, ToolchainError
from rulebook.rules.library import read_library

RULE = """\
---
description: A rule whose every block is verified
alwaysApply: true
---

# Items

❌ A list as default

```python
def add_item(item: str, items: list[str] = []) -> list[str]:
    items.append(item)
    return items
```

✅ A list for each call

```python
def add_item(item: str, items: list[str] | None = None) -> list[str]:
    return [*(items or []), item]
```

## Commands

- ❌ Tests that nobody runs. Run them.

```bash
pytest -x
```
"""
CLAIMS = """\
[[block]]
section = "items"
position = 1
pair = "core/default"
part = "forbidden"

[[block]]
section = "items"
position = 2
pair = "core/default"
part = "replacement"

[[block]]
section = "commands"
position = 1
commands = true

[[prohibition]]
section = "items"
position = 1
pair = "core/default"
caught_by = ["ruff B006"]
base_rate = { violated = 1, avoided = 2, date = 2026-11-23 }

[[prohibition]]
section = "commands"
position = 1
review = "no tool knows who runs what"
"""
FORBIDDEN = '''\
def add_item(item: str, items: list[str] = []) -> list[str]:
    """Add an item."""
    items.append(item)
    return items
'''
REPLACEMENT = '''\
def add_item(item: str, items: list[str] | None = None) -> list[str]:
    """Add an item."""
    return [*(items or []), item]
'''
TEST = """\
from pairs.core.default import forbidden, replacement


def test_items_leak_from_call_to_call() -> None:
    forbidden.add_item("a")
    assert forbidden.add_item("b") == ["a", "b"]
    replacement.add_item("a")
    assert replacement.add_item("b") == ["b"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one rule, one pair, and the tools of ours."""
    pair = tmp_path / "examples" / "pairs" / "core" / "default"
    files = {
        **{tmp_path / f"rules/{language}/001-core.mdc": RULE for language in LANGUAGES},
        tmp_path / "rules/proofs/001-core.toml": CLAIMS,
        pair / "forbidden.py": FORBIDDEN,
        pair / "replacement.py": REPLACEMENT,
        pair / "test_default.py": TEST,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for environment in (".venv", ".venv-oldest"):
        (pair.parents[1] / environment).symlink_to(ROOT / "examples" / "pairs" / environment)
    (tmp_path / "checks").symlink_to(ROOT / "checks")
    return tmp_path


def run(project: Path) -> ProofLedger:
    return prove(project, read_library(project / "rules"), "2026-11-25")


def faults(project: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        run(project)
    return [str(fault).removeprefix(f"{project}/") for fault in caught.value.faults]


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


CLAIMS_FILE = "rules/proofs/001-core.toml"
FORBIDDEN_FILE = "examples/pairs/core/default/forbidden.py"


def test_every_block_gets_its_proof(project: Path) -> None:
    ledger = run(project)
    (digest, proofs) = ledger.rules["en/001-core"]
    assert digest == read_library(project / "rules").rule("001-core", "en").digest
    assert [proof.kind for proof in proofs] == [
        ProofKind.FORBIDDEN,
        ProofKind.REPLACEMENT,
        ProofKind.SHELL,
    ]
    assert proofs[0].findings == ("ruff B006",)
    assert proofs[1].file == "examples/pairs/core/default/replacement.py"
    assert proofs[1].lines == ((1, 3),)
    assert ledger.newest["fastapi"] != ledger.oldest["fastapi"]


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        pytest.param(
            CLAIMS_FILE,
            'section = "commands"\nposition = 1\ncommands = true',
            'section = "commands"\nposition = 2\ncommands = true',
            "rules/en/001-core.mdc:27: this block is unclaimed",
            id="unclaimed block",
        ),
        pytest.param(
            CLAIMS_FILE,
            'position = 1\nreview = "no',
            'position = 2\nreview = "no',
            "rules/en/001-core.mdc:25: nothing is said to catch",
            id="unclaimed prohibition",
        ),
        pytest.param(
            CLAIMS_FILE,
            'position = 1\nreview = "no',
            'position = 2\nreview = "no',
            "001-core.toml:25: there is no ❌ number 2 below `commands`",
            id="claim without a prohibition",
        ),
        pytest.param(
            CLAIMS_FILE,
            'review = "no tool knows who runs what"',
            "",
            "001-core.toml:25: this prohibition has neither `caught_by` nor `review`",
            id="no catcher",
        ),
        pytest.param(
            CLAIMS_FILE,
            'caught_by = ["ruff B006"]',
            'caught_by = ["ruff B008"]',
            "001-core.toml:18: `ruff B008` does not find core/default/forbidden.py",
            id="catcher that does not catch",
        ),
        pytest.param(
            CLAIMS_FILE,
            '"ruff B006"',
            '"check no-such-check"',
            "001-core.toml:18: `check no-such-check` is not what a tool in checks/ reports",
            id="unknown check",
        ),
        pytest.param(
            "examples/pairs/core/default/replacement.py",
            "| None = None",
            "= []",
            "`ruff B006` finds core/default/replacement.py too",
            id="replacement is caught",
        ),
        pytest.param(
            CLAIMS_FILE,
            'pair = "core/default"\ncaught_by',
            'pair = "core/other"\ncaught_by',
            "there is no pair core/other",
            id="unknown pair",
        ),
        pytest.param(
            "rules/en/001-core.mdc",
            "    items.append(item)",
            "    items.extend([item])",
            f"rules/en/001-core.mdc:12: `items.extend([item])` is not verified: {FORBIDDEN_FILE}:1",
            id="block differs from its file",
        ),
        pytest.param(
            "rules/en/001-core.mdc",
            "pytest -x",
            "rm $FILE",
            "rules/en/001-core.mdc:28: shellcheck SC2086",
            id="faulty command",
        ),
        pytest.param(
            "rules/en/001-core.mdc",
            "Run them.",
            "Run them (`tests/test_x.py`).",
            "`tests/test_x.py` means nothing in a reader's project",
            id="a file of ours",
        ),
        pytest.param(
            CLAIMS_FILE,
            'part = "replacement"',
            'part = "forbidden"',
            "this forbidden block has no paragraph above it that opens with ❌",
            id="forbidden without a mark",
        ),
        pytest.param(
            "examples/pairs/core/default/test_default.py",
            "def test_",
            "def look_",
            "this file has no test",
            id="a test that is none",
        ),
        pytest.param(CLAIMS_FILE, "[[block]]", "[[block", "001-core.toml:1: ", id="no TOML"),
        pytest.param(
            CLAIMS_FILE,
            "violated = 1",
            "broken = 1",
            "001-core.toml:18: `violated` is missing",
            id="missing key",
        ),
        pytest.param(
            CLAIMS_FILE,
            "commands = true",
            "command = true",
            "001-core.toml:13: `command` is not a key of `block`",
            id="unknown key",
        ),
    ],
)
def test_what_does_not_hold_is_named_with_its_line(
    project: Path, path: str, old: str, new: str, found: str
) -> None:
    if path.startswith("rules/en/"):
        change(project, path.replace("/en/", "/ko/"), old, new)
    change(project, path, old, new)
    told = [fault.replace("//", "/") for fault in faults(project)]
    assert any(found in fault for fault in told), told


def test_a_rule_without_blocks_and_prohibitions_needs_no_claims(project: Path) -> None:
    head, _, _ = RULE.partition("\u274c")
    for language in LANGUAGES:
        (project / f"rules/{language}/002-tone.mdc").write_text(f"{head}- Say what is done\n")
    assert run(project).rules["en/002-tone"][1] == ()


def test_blocks_and_prohibitions_without_a_claims_file_are_named(project: Path) -> None:
    (project / CLAIMS_FILE).unlink()
    told = faults(project)
    for found in (
        "rules/en/001-core.mdc:10: this block is unclaimed",
        "rules/en/001-core.mdc:25: nothing is said to catch",
    ):
        assert any(found in fault for fault in told), told


def test_a_pair_that_no_claim_uses_is_named(project: Path) -> None:
    other = project / "examples/pairs/core/other"
    other.mkdir()
    (other / "forbidden.py").write_text(FORBIDDEN)
    (other / "replacement.py").write_text(REPLACEMENT)
    assert any("no claim uses the pair core/other" in fault for fault in faults(project))


def test_a_pair_without_a_replacement_is_named(project: Path) -> None:
    (project / "examples/pairs/core/default/replacement.py").unlink()
    assert any("this pair has no `replacement.py`" in fault for fault in faults(project))


def test_the_ledger_survives_its_file(project: Path, tmp_path: Path) -> None:
    ledger = run(project)
    write_ledger(ledger, tmp_path / "proofs.json")
    assert read_ledger(tmp_path / "proofs.json") == ledger
    check_ledger(tmp_path / "proofs.json", ledger)


def test_a_ledger_of_other_rules_is_rejected(project: Path, tmp_path: Path) -> None:
    write_ledger(run(project), tmp_path / "proofs.json")
    for language in LANGUAGES:
        change(project, f"rules/{language}/001-core.mdc", "Run them.", "Run all of them.")
    with pytest.raises(RuleError, match="run `make verify` and commit the file"):
        check_ledger(tmp_path / "proofs.json", run(project))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"rules": {"en/a": 1}}'])
def test_a_broken_ledger_is_one_clear_fault(tmp_path: Path, content: str) -> None:
    path = tmp_path / "proofs.json"
    path.write_text(content)
    with pytest.raises(RuleError, match="not a valid proofs file; run `make verify`"):
        read_ledger(path)


def test_a_missing_environment_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ToolchainError, match="does not exist; run `make verify`"):
        Toolchain(tmp_path).versions(".venv")
