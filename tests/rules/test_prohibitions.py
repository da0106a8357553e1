"""Whatever a rule forbids says what catches it."""

from pathlib import Path

import pytest

from rulebook.rules.claims import Finding, read_claims
from rulebook.rules.prohibitions import Prohibition, read_prohibitions
from rulebook.rules.reader import read_rule

TEXT = """\
---
description: A rule that forbids
alwaysApply: true
---

# Rule

❌ A list as default

```python
# ❌ ruff B006
def add(items: list[str] = []) -> None: ...
```

✅ None as default

```python
# src/app/items.py
def add(items: list[str] | None = None) -> None: ...
```

## Times

- ❌ `datetime.utcnow()`; use `datetime.now(UTC)` (`ruff DTZ003`, `mypy deprecated`).
- Use UTC.
- ❌ An update without a lock (`tests/harms/test_lost_update.py::test_lost`)
- ❌ 이름 없는 상수 (리뷰)
"""


def read(folder: Path, text: str) -> tuple[tuple[Prohibition, ...], list[str]]:
    path = folder / "001-rule.mdc"
    path.write_text(text, encoding="utf-8")
    rule = read_rule(path)
    claims, _ = read_claims(rule)
    prohibitions, faults = read_prohibitions(rule, claims)
    return prohibitions, [f"{fault.line}: {fault.what}" for fault in faults]


def test_every_prohibition_is_found_with_what_catches_it(tmp_path: Path) -> None:
    prohibitions, faults = read(tmp_path, TEXT)
    assert not faults
    assert prohibitions == (
        Prohibition("A list as default", 1, 8, (Finding("ruff", "B006"),), (), has_block=True),
        Prohibition(
            "`datetime.utcnow()`; use `datetime.now(UTC)`",
            2,
            24,
            (Finding("ruff", "DTZ003"), Finding("mypy", "deprecated")),
            (),
            has_block=False,
        ),
        Prohibition(
            "An update without a lock",
            2,
            26,
            (),
            ("tests/harms/test_lost_update.py::test_lost",),
            has_block=False,
        ),
        Prohibition("이름 없는 상수", 2, 27, (), (), has_block=False),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (" (리뷰)", "", "27: this prohibition does not say what catches it"),
        ("(리뷰)", "(아마도)", "27: this prohibition does not say what catches it"),
        ("(`ruff DTZ003`, `mypy deprecated`)", "(`pylint W1`)", "24: this prohibition does not"),
        ("❌ A list as default", "A list as default", "10: this forbidden block has no paragraph"),
        ("✅ None as default", "❌ None as default", "15: this prohibition does not say"),
    ],
)
def test_an_unclear_prohibition_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    _, (only,) = read(tmp_path, TEXT.replace(old, new))
    assert only.startswith(fault)
