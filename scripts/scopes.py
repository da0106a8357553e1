"""Measure how well the globs of the rules fit projects: `make check` prints the table.

The layouts are in `tests/rules/layouts/`, one file per project: a line for each of its Python files
with the subjects of what it imports. `other--…` are projects without FastAPI.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rulebook.rules.library import read_rules
from rulebook.rules.model import Mode, Rule
from rulebook.rules.tokens import count_tokens

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS = ROOT / "tests" / "rules" / "layouts"
SUBJECTS = {"200-testing": "testing", "310-migrations": "migrations"}
"""Slug → subject, for each rule with globs."""


@dataclass(frozen=True, slots=True)
class File:
    """A Python file of a project, and the subjects that it imports."""

    path: str
    subjects: frozenset[str]
    is_foreign: bool
    """Whether its project has no FastAPI."""


@dataclass(frozen=True, slots=True)
class Scope:
    """How well one rule with globs fits. All figures are shares from 0 to 1."""

    precision: float
    recall: float
    foreign: float
    """The share of other projects' files that it is attached to without their being its subject."""


def read_layouts(folder: Path = LAYOUTS) -> list[File]:
    """Return the files of all layouts."""
    return list(_files(folder))


def measure(rule: Rule, files: Sequence[File]) -> Scope:
    """Return how well `rule` fits `files`.

    Raises:
        KeyError: the rule has globs and no subject in `SUBJECTS`.

    """
    subject = SUBJECTS[rule.slug]
    own = [file for file in files if not file.is_foreign]
    foreign = [file for file in files if file.is_foreign]
    attached = [file for file in own if rule.applies_to(file.path)]
    wanted = sum(subject in file.subjects for file in own)
    right = sum(subject in file.subjects for file in attached)
    strangers = sum(rule.applies_to(f.path) and subject not in f.subjects for f in foreign)
    return Scope(
        precision=right / max(len(attached), 1),
        recall=right / max(wanted, 1),
        foreign=strangers / max(len(foreign), 1),
    )


def tokens_per_file(rules: Sequence[Rule], files: Sequence[File]) -> float:
    """Return how many o200k tokens of rules a file of a FastAPI project brings in, on average."""
    sizes = {rule.slug: count_tokens(rule) for rule in rules}
    own = [file for file in files if not file.is_foreign]
    brought = sum(sizes[r.slug] for file in own for r in rules if r.applies_to(file.path))
    return brought / max(len(own), 1)


def _files(folder: Path) -> Iterator[File]:
    for layout in sorted(folder.glob("*.tsv")):
        for line in layout.read_text(encoding="utf-8").splitlines():
            path, subjects = line.split("\t")
            yield File(path, frozenset(subjects.split(",")), layout.name.startswith("other--"))


def main() -> None:
    """Print the table."""
    rules, files = read_rules(ROOT / "rules")["en"], read_layouts()
    print(f"{'rule':16}{'mode':8}{'tokens':>7}{'precision':>11}{'recall':>8}{'others':>8}")
    for rule in rules:
        figures = f"{rule.slug:16}{rule.mode:8}{count_tokens(rule):7,}"
        if rule.mode is Mode.FILES:
            scope = measure(rule, files)
            figures += f"{scope.precision:11.2f}{scope.recall:8.2f}{scope.foreign:8.2f}"
        print(figures)
    print(f"a file of a FastAPI project brings {tokens_per_file(rules, files):,.0f} tokens")


if __name__ == "__main__":
    main()
