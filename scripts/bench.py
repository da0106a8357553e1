"""Measure what the site costs: `make bench`.

1. A full build, in seconds of CPU, beside a stock build (Material and static-i18n, nothing of ours)
   of the Markdown twins of the same pages: for the pages of today, and for 100 rules.
2. How long a change takes to show in `make serve`.
"""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench_serve import measure_serve

from rulebook.language import DEFAULT, LANGUAGES, language_of, source_suffix, url_prefix

ROOT: Final = Path(__file__).resolve().parent.parent
RUNS: Final = 3
MANY: Final = 100
"""How many rules the second measurement has."""

SOURCES: Final = (
    *("checks", "docs", "examples", "overrides", "rulebook", "rules"),
    *("LICENSE", "README.md", "hooks.py", "macros.py", "mkdocs.yml", "pyproject.toml"),
)
UNSET: Final = {"PYTHONDONTWRITEBYTECODE"}
"""Compiling imports anew for every build would hide what builds cost."""

CHANGE: Final = """
[[edition.change]]
slug = "{slug}"
changed = {{ en = "{en}", ko = "{ko}" }}
action = {{ en = "{en}", ko = "{ko}" }}
"""
STOCK: Final = """\
site_name: Stock
site_url: http://127.0.0.1:8000/
theme:
  name: material
  font: false
  features: [content.code.copy, navigation.footer, navigation.tabs, navigation.top, toc.follow]
  palette: [{scheme: default}, {scheme: slate}]
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
"""
STOCK_EXTENSIONS: Final = """\
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
validation: {links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""


def main() -> int:
    """Print the figures."""
    print(f"{os.process_cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print(
        "Seconds of CPU for a build: the first one after a clone, one after another, a stock one.\n"
    )
    print("| rules | pages | first | again | stock | first ÷ stock | again ÷ stock | ms a page |")
    print("| --: | --: | --: | --: | --: | --: | --: | --: |")
    costs = []
    for rules in (0, MANY):
        with TemporaryDirectory() as folder:
            costs.append(_measure_build(Path(folder), rules))
    print(f"\nA page costs {costs[1] / costs[0]:.2f} times as much with {MANY} rules.\n")
    print("| what is saved in `make serve` | shows after, s |\n| --- | --: |", flush=True)
    with TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        for what, seconds in measure_serve(project):
            print(f"| {what} | {seconds:.1f} |", flush=True)
    return 0


def _measure_build(folder: Path, rules: int) -> float:
    """Print a line of the table and return what a page costs in a first build, in seconds."""
    ours, stock, site = copy_project(folder / "ours"), folder / "stock", folder / "site"
    if rules:
        multiply_rules(ours / "rules", rules)
    build_seconds(ours, site)
    pages = write_stock(site, stock)
    build_seconds(stock, folder / "stock-site")  # both have now compiled what they import
    runs = []
    for _ in range(RUNS):
        shutil.rmtree(ours / ".cache")
        first = build_seconds(ours, site)
        runs.append((first, build_seconds(ours, site), build_seconds(stock, folder / "stock-site")))
    figures = [median(column) for column in zip(*runs, strict=True)]
    ratios = [median(run[which] / run[2] for run in runs) for which in (0, 1)]
    number = len(list((ours / "rules" / DEFAULT).glob("*.mdc")))
    shown = [
        *(str(count) for count in (number, pages)),
        *(f"{seconds:.1f}" for seconds in figures),
        *(f"{ratio:.2f}" for ratio in ratios),
        f"{1000 * figures[0] / pages:.0f}",
    ]
    print(f"| {' | '.join(shown)} |", flush=True)
    return float(figures[0] / pages)


def copy_project(folder: Path) -> Path:
    """Copy what a build reads, without what machines leave in it."""
    ignored = shutil.ignore_patterns(".*_cache", ".data", ".tools", ".venv", "__pycache__")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def multiply_rules(rules: Path, number: int) -> None:
    """Copy the rules under other names until there are `number`, with all that is said of them."""
    slugs = sorted(file.stem for file in (rules / DEFAULT).glob("*.mdc"))
    path = rules / "proofs.json"
    proofs = json.loads(path.read_text(encoding="utf-8"))
    edition = max(rules.glob("editions/*/"), key=lambda folder: int(folder.name))
    changes = []
    for at in range(number - len(slugs)):
        slug, copy = slugs[at % len(slugs)], f"{500 + at}-copy-{slugs[at % len(slugs)]}"
        shutil.copyfile(rules / "proofs" / f"{slug}.toml", rules / "proofs" / f"{copy}.toml")
        changes.append(CHANGE.format(slug=copy, **dict.fromkeys(LANGUAGES, "-")))
        for language in LANGUAGES:
            for folder in (rules, edition):
                shutil.copyfile(
                    folder / language / f"{slug}.mdc", folder / language / f"{copy}.mdc"
                )
            for part in ("rules", "tokens"):
                proofs[part][f"{language}/{copy}"] = proofs[part][f"{language}/{slug}"]
    path.write_text(json.dumps(proofs, ensure_ascii=False), encoding="utf-8")
    with (rules / "editions" / "editions.toml").open("a", encoding="utf-8") as editions:
        editions.writelines(changes)


def write_stock(site: Path, project: Path) -> int:
    """Write a stock project from the Markdown twins of a built site; return how many pages."""
    pages = 0
    for twin, target in _twins(site):
        file = project / "docs" / target
        file.parent.mkdir(parents=True, exist_ok=True)
        # a rule's twin is its own file: its frontmatter would be read as the page's
        text = twin.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL), encoding="utf-8")
        pages += 1
    languages = "".join(
        f"        - {{locale: {language}, name: {language}, default: {language == DEFAULT}}}\n"
        for language in LANGUAGES
    )
    (project / "mkdocs.yml").write_text(STOCK + languages + STOCK_EXTENSIONS, encoding="utf-8")
    return pages


def _twins(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page's Markdown, and its file in a project whose languages are suffixes."""
    for twin in sorted(site.rglob("index.md")):
        address = twin.relative_to(site).parent.as_posix()
        url = "" if address == "." else f"{address}/"
        language = language_of(url)
        path = url.removeprefix(url_prefix(language)) or "index/"
        yield twin, f"{path.rstrip('/')}{source_suffix(language)}.md"


def build_seconds(project: Path, site: Path) -> float:
    """Build a project in a process of its own and return the seconds of CPU that it took."""
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site],
        cwd=project,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
