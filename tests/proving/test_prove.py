"""Every block of a rule is proven, and one that is not is named with its line.

The tools are the real ones; only the service is small.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rulebook.fault import RuleError
from rulebook.proving.ledger import Proofs, check_proofs, read_proofs, write_proofs
from rulebook.proving.prove import prove
from rulebook.proving.toolchain import Service, ServiceError
from rulebook.rules.claims import Kind
from rulebook.rules.model import Rule
from rulebook.rules.reader import read_rule

ITEMS = '''\
"""Items."""


def add_item(item: str, items: list[str] | None = None) -> list[str]:
    """Add an item."""
    return [*(items or []), item]
'''
HARM = """\
def lose_an_update(balance: int) -> int:
    return balance - 1


def test_the_second_update_is_lost() -> None:
    assert lose_an_update(2) == 1
"""
PYPROJECT = """\
[project]
name = "api"
[tool.ruff.lint]
select = ["B", "E", "F"]
[tool.mypy]
strict = true
"""
GOOD = """\
---
description: A rule whose every block is proven
alwaysApply: true
---

# Items

❌ A list as default

```python
# ❌ ruff B006, mypy no-untyped-def — the list is made once
def add_item(item, items=[]):
    return items
```

```python
# src/app/items.py
def add_item(item: str, items: list[str] | None = None) -> list[str]:
    ...
```

❌ An update that gets lost

```python
# ❌ tests/harms/test_lost.py::test_the_second_update_is_lost
def lose_an_update(balance: int) -> int:
    return balance - 1
```

```toml
# pyproject.toml
[tool.mypy]
strict = true
```

```text
src/app/
└── items.py
```

- ❌ A bare list; instead its type (`mypy type-arg`, `ruff B`, `tests/harms/test_lost.py`)

```bash
poetry run pytest -n auto
```

```python illustration
import asyncio
```
"""


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def service(tmp_path: Path, mypy_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setenv("MYPY_CACHE_DIR", str(mypy_cache))  # typeshed is parsed once
    root = tmp_path / "api"
    files = {
        "pyproject.toml": PYPROJECT,
        "src/app/items.py": ITEMS,
        "tests/harms/test_lost.py": HARM,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / ".venv").symlink_to(sys.prefix)
    return Service(root, packages=("ruff", "mypy"))


def rule(folder: Path, text: str) -> Rule:
    path = folder / "001-items.mdc"
    path.write_text(text, encoding="utf-8")
    return read_rule(path)


def proofs_of(text: str, folder: Path, service: Service) -> Proofs:
    return prove({"en": (rule(folder, text),)}, service, "2026-11-22")


def test_every_block_gets_its_proof(tmp_path: Path, service: Service) -> None:
    _, proofs = proofs_of(GOOD, tmp_path, service).rules["en/001-items"]
    assert [proof.kind for proof in proofs] == [
        Kind.FINDING,
        Kind.EXCERPT,
        Kind.HARM,
        Kind.EXCERPT,
        Kind.TREE,
        Kind.SHELL,
        Kind.ILLUSTRATION,
    ]
    assert proofs[0].findings == ("mypy no-untyped-def", "ruff B006")
    assert (proofs[1].file, proofs[1].lines) == ("src/app/items.py", ((4, 6),))
    assert GOOD.splitlines()[proofs[1].line - 1] == "```python"


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        (("# src/app/items.py\n", ""), "```python", "this block does not say what"),
        (("# src/app/items.py", "# src/app/no.py"), "# src/app/no.py", "the reference service"),
        (("    ...\n", "    return []\n"), "    return []", "`return []` is not in"),
        (("    ...\n", "    return [\n"), "    return [", "not Python"),
        (("ruff B006", "ruff B007"), "# ❌ ruff B007, mypy no-untyped-def", "it names mypy"),
        (("items=[]", "items=None"), "# ❌ ruff B006, mypy no-untyped-def", "it names mypy"),
        (("ruff B006", "pylint W0102"), "```python", "the first line claims"),
        (("::test_the_second", "::test_no"), "# ❌ tests/harms/test_lost.py", "tests/"),
        (("strict = true", "strict = false"), "# pyproject.toml", "the file does not hold"),
        (("└── items.py", "└── users.py"), "src/app/", "src/app/users.py does"),
        (("`ruff B`", "`ruff D100`"), "- ❌ A bare list", "`ruff D100` is nothing"),
        (("type-arg", "type-args"), "- ❌ A bare list", "`mypy type-args` is nothing"),
        (("lost.py`)", "no.py`)"), "- ❌ A bare list", "the reference service has no test"),
        (("pytest -n auto", "pytest $args"), "poetry run pytest $args", "shellcheck SC2154"),
        (("import asyncio", "import"), "import", "not python"),
        (("```python illustration", "```"), "```", "this block names no language"),
    ],
)  # fmt: skip
def test_a_block_that_is_not_proven_is_named(
    tmp_path: Path, service: Service, change: tuple[str, str], line: str, what: str
) -> None:
    text = GOOD.replace(*change)
    assert text != GOOD
    with pytest.raises(RuleError) as caught:
        proofs_of(text, tmp_path, service)
    (only,) = caught.value.faults
    assert text.splitlines()[only.line - 1].startswith(line)
    assert only.what.startswith(what)


def test_a_tool_that_is_not_named_is_not_asked(tmp_path: Path, service: Service) -> None:
    proofs_of(GOOD.replace("ruff B006, mypy", "mypy"), tmp_path, service)


def test_a_replacement_has_none_of_the_findings(tmp_path: Path, service: Service) -> None:
    (service.root / "src/app/items.py").write_text("def add_item(item, items=[]):\n    ...\n")
    text = GOOD.replace(
        "item: str, items: list[str] | None = None) -> list[str]", "item, items=[])"
    )
    with pytest.raises(RuleError, match="its replacement on line 16 has ruff B006 too"):
        proofs_of(text, tmp_path, service)


def test_a_forbidden_block_needs_a_replacement(tmp_path: Path, service: Service) -> None:
    text = GOOD.replace("# src/app/items.py", "# ❌ ruff B006").partition("\n```toml")[0]
    with pytest.raises(RuleError, match="has no replacement"):
        proofs_of(text, tmp_path, service)


def test_all_faults_come_at_once(tmp_path: Path, service: Service) -> None:
    text = GOOD.replace("items.py", "nothing.py").replace("import asyncio", "import")
    with pytest.raises(RuleError) as caught:
        proofs_of(text, tmp_path, service)
    assert len(caught.value.faults) == 3


def test_proofs_survive_their_file(tmp_path: Path, service: Service) -> None:
    proofs = proofs_of(GOOD, tmp_path, service)
    write_proofs(proofs, tmp_path / "proofs.json")
    assert read_proofs(tmp_path / "proofs.json") == proofs


def test_proofs_of_another_run_are_told_apart(tmp_path: Path, service: Service) -> None:
    proofs = proofs_of(GOOD, tmp_path, service)
    path = tmp_path / "proofs.json"
    write_proofs(replace(proofs, date="2025-01-01"), path)
    check_proofs(path, proofs)
    write_proofs(replace(proofs, versions={**proofs.versions, "python": "3.13.99"}), path)
    check_proofs(path, proofs)
    for other in ({"python": "3.12.0"}, {"ruff": "0.1.0"}):
        write_proofs(replace(proofs, versions={**proofs.versions, **other}), path)
        with pytest.raises(RuleError, match="not those that were proven; run `make verify`"):
            check_proofs(path, proofs)


def test_proofs_of_other_bytes_are_refused(tmp_path: Path, service: Service) -> None:
    proofs = proofs_of(GOOD, tmp_path, service)
    same = read_rule(tmp_path / "001-items.mdc")
    assert len(proofs.of("en", same)) == 7
    changed = rule(tmp_path, GOOD.replace("# Items", "# All items"))
    with pytest.raises(RuleError, match=r"001-items.mdc:1: .* other bytes; run `make verify`"):
        proofs.of("en", changed)
    with pytest.raises(RuleError, match="not proven"):
        proofs.of("ko", same)


@pytest.mark.parametrize("content", ["", "[]", '{"rules": {"a": 1}}', json.dumps({"date": "x"})])
def test_a_broken_file_of_proofs_is_one_clear_fault(tmp_path: Path, content: str) -> None:
    path = tmp_path / "proofs.json"
    path.write_text(content)
    with pytest.raises(RuleError, match=r"proofs.json:1: .*run `make verify`"):
        read_proofs(path)


def test_a_service_that_is_not_installed_says_so(tmp_path: Path, service: Service) -> None:
    (service.root / ".venv").unlink()
    with pytest.raises(ServiceError, match="does not exist; run `make install`"):
        proofs_of(GOOD, tmp_path, service)
