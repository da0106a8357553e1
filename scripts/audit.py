"""Audit the built site with tools that need Node or Java: Lighthouse and the Nu HTML checker.

`make audit` builds the site, then runs this. It ends with status 1 where anything falls short.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from chromium import ARGUMENTS, chromium
from github_pages import serve

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "audit"
MODULES = TOOLS / "node_modules"

PAGES = ("", "rules/100-fastapi/", "en/", "en/rules/100-fastapi/")
RUNS = 5
LEAST = {
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
    "performance": 95,
    "agentic-browsing": 100,
}

# Faults of Material for MkDocs itself, which readers do not notice; each is a pattern of vnu's.
THEME_FAULTS = {
    r"Attribute “autocomplete” is only allowed when": "checkboxes for drawer and search",
    r"Bad value “” for attribute “tabindex” on element “label”": "labels that fold the navigation",
    r"The value of the “for” attribute of the “label” element": "labels of a drawer without pages",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Scores of one page by category, 0 to 100, and the audits that failed."""

    scores: dict[str, float]
    faults: frozenset[str]


def main() -> int:
    """Run both audits; return the exit status."""
    missing = [tool for tool in ("node", "npm", "java") if shutil.which(tool) is None]
    if missing:
        sys.stderr.write(f"audit: {', '.join(missing)} not found; install Node 22 and Java 17\n")
        return 1
    _install()
    valid = _check_html(ROOT / "site")
    fast = _run_lighthouse(ROOT / "site")
    return 0 if valid and fast else 1


def _install() -> None:
    # npm writes the first of these last.
    mark, lock = MODULES / ".package-lock.json", TOOLS / "package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=TOOLS, check=True)


def _check_html(site: Path) -> bool:
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    known: Counter[str] = Counter()
    faults: list[str] = []
    for message in json.loads(done.stderr)["messages"]:
        text = message["message"]
        reason = next(
            (THEME_FAULTS[known] for known in THEME_FAULTS if re.match(known, text)), None
        )
        if reason:
            known[reason] += 1
        else:
            file = Path(urlsplit(message["url"]).path).relative_to(site)
            faults.append(f"{file}:{message.get('lastLine', 0)}: {text}")
    pages = len(list(site.rglob("*.html")))
    print(f"Nu HTML checker: {pages} pages, {len(faults)} faults")
    print("\n".join(f"  of the theme, {count} times: {reason}" for reason, count in known.items()))
    print("\n".join(f"  {fault}" for fault in faults))
    return not faults


def _run_lighthouse(site: Path) -> bool:
    good = True
    with serve(site) as base, TemporaryDirectory() as folder:
        for page in PAGES:
            runs = [_visit(f"{base}{page}", Path(folder) / "report.json") for _ in range(RUNS)]
            print(f"Lighthouse /{page}, median of {RUNS}")
            for category in runs[0].scores:
                scores = sorted(run.scores[category] for run in runs)
                least = LEAST.get(category, 100)
                score = median(scores)
                enough = score >= least
                good = good and enough
                verdict = "" if enough else f"  below {least}"
                print(
                    f"  {category:17} {score:3.0f}  ({scores[0]:.0f} to {scores[-1]:.0f}){verdict}"
                )
            for fault in sorted(frozenset.intersection(*(run.faults for run in runs))):
                print(f"    {fault}")
    return good


def _visit(url: str, report: Path) -> Run:
    flags = " ".join(
        ("--headless=new", *ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else []))
    )
    subprocess.run(
        [
            "node",
            str(MODULES / "lighthouse" / "cli" / "index.js"),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
        ],
        check=True,
        env={**os.environ, "CHROME_PATH": str(chromium())},
    )
    result = json.loads(report.read_text())
    categories = result["categories"].values()
    weighty = {
        audit["id"]: category["id"]
        for category in categories
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    faults = (
        f"{category}: {id_} {result['audits'][id_].get('displayValue', '')}"
        for id_, category in weighty.items()
        if (score := result["audits"][id_]["score"]) is not None and score < 1
    )
    scores = {category["id"]: 100.0 * (category["score"] or 0) for category in categories}
    return Run(scores, frozenset(faults))


if __name__ == "__main__":
    sys.exit(main())
