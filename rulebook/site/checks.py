"""The checks that readers run: a reference of all, and the zip of the pack."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from markupsafe import Markup

from rulebook.rules.claims import Claims, Tool
from rulebook.rules.model import Rule
from rulebook.site.rule_markdown import inline_html
from rulebook.site.templating import render
from rulebook.site.view import View

CHECKS: Final = "checks"
"""The folder of the pack."""

NOT_SHIPPED: Final = frozenset({"selftest", "coverage.toml", "precision.json"})
"""What only this project needs of it."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a check was right on public projects: `right` of `read` findings, of `found`."""

    found: int
    read: int
    right: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a rule, by its anchor; `id` is "" for the rule as a whole."""

    slug: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the pack. `rule` is the slug of the rule that its messages lead to, or ""."""

    id: str
    severity: str
    message: str
    note: str
    rule: str
    has_fix: bool
    precision: Precision | None


def read_checks(root: Path) -> tuple[Check, ...]:
    """Read the checks of the project at `root`, by id."""
    precision = _read_precision(root / CHECKS / "precision.json")
    return tuple(
        _check(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), precision)
        for path in sorted((root / CHECKS / "rules").glob("*.yml"))
    )


def sections_of_checks(
    rules: Iterable[Rule], claims: Mapping[str, Claims]
) -> Mapping[str, tuple[Section, ...]]:
    """Return the sections of rules whose prohibitions name a check: id of the check → sections."""
    found: dict[str, dict[Section, None]] = {}
    for rule in rules:
        titles = dict(
            zip(rule.heading_ids, (each.text for each in rule.outline.headings), strict=True)
        )
        for item in claims[rule.slug].prohibitions if rule.slug in claims else ():
            section = Section(rule.slug, item.section, titles.get(item.section, rule.title))
            for finding in item.findings:
                if finding.tool is Tool.CHECK:
                    found.setdefault(finding.code, {})[section] = None
    return {id_: tuple(sections) for id_, sections in found.items()}


def checks_list(
    checks: Iterable[Check], sections: Mapping[str, tuple[Section, ...]], view: View
) -> Markup:
    """Return every check with what it finds, what it cannot see and how often it was right.

    `sections` are those of the rules that name a check, by the id of the check.
    """
    return render(
        "checks.html",
        checks=[
            (
                check,
                inline_html(check.message, view.language),
                inline_html(check.note, view.language),
            )
            for check in checks
        ],
        sections=sections,
        view=view,
        words=view.words.checks,
    )


def pack_files(root: Path, wheel: str, pages: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the pack: path below the reader's project, content.

    The workflow runs the wheel at the address `wheel`, and findings lead to the site's pages below
    `pages`. What tools leave there on a machine, such as Ruff's cache, is no part of it.
    """
    folder = root / CHECKS
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_left = any(part == "__pycache__" or part.startswith(".") for part in name.parts)
        if path.is_file() and name.parts[0] not in NOT_SHIPPED and not is_left:
            content = path.read_bytes()
            if name.name == "github-workflow.yaml":
                content = content.replace(b"{wheel}", wheel.encode())
            elif name.name == "site.txt":
                content = f"{pages}\n".encode()
            elif name.parts[0] == "rules":
                content = content.replace(b"\nurl: /", f"\nurl: {pages}/".encode())
            yield f"python-checks/{name.as_posix()}", content


def _check(entry: Mapping[str, Any], precision: Mapping[str, Precision]) -> Check:
    return Check(
        id=entry["id"],
        severity=entry["severity"],
        message=entry["message"],
        note=entry.get("note", ""),
        rule=entry.get("url", "").strip("/").removeprefix("rules/").partition("/")[0],
        has_fix="fix" in entry,
        precision=precision.get(entry["id"]),
    )


def _read_precision(path: Path) -> Mapping[str, Precision]:
    if not path.is_file():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))["checks"]
    return {
        id_: Precision(sum(entry["findings"].values()), entry["read"], entry["right"])
        for id_, entry in entries.items()
        if entry["read"]
    }
