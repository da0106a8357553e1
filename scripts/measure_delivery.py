"""Record which rules reach the model, with the real command-line agents and a mock model.

`make delivery` builds the site, then runs this. It fails where a run differs from the record in
docs/guide/delivery.json; `make delivery UPDATE=1` writes a new one.

It also lets `skills` install from the built site, which must refuse a file that was altered.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from agent_tools import (
    CLAUDE,
    CODEX,
    SKILLS,
    Session,
    install,
    run_claude,
    run_codex,
    run_skills,
    version,
)
from github_pages import serve
from mock_models import Call, texts

from rulebook.language import REFERENCE
from rulebook.rules.library import read_library
from rulebook.site.delivery import RECORD
from rulebook.site.renderings.files import AgentFile, agent_files

ROOT = Path(__file__).resolve().parent.parent
READ = "tests/test_items.py"
NEW = "tests/test_new.py"
SAMPLE = "def test_one() -> None:\n    assert True\n"


@dataclass(frozen=True, slots=True)
class Tool:
    """An agent of the command line, and how it is asked to read `READ` and to create `NEW`."""

    package: str
    run: Callable[[Path, Call], Session]
    read: Callable[[Path], Call]
    write: Callable[[Path], Call]


@dataclass(frozen=True, slots=True)
class Setup:
    """What is installed for a tool.

    `files` maps paths below the project to contents; `rules` says what of a rule the model must
    have got: slug → (description, body).
    """

    name: str
    tool: Tool
    files: Mapping[str, bytes]
    rules: Mapping[str, tuple[str, str]]


def main(arguments: Sequence[str]) -> int:
    """Compare a new run with the record, or write it; return the exit status."""
    install()
    skills = installed_from_site(ROOT / "site")
    found = [*(record_of(setup) for setup in setups()), skills]
    problems = [f"{run['tool']} asked for {run['refused']}" for run in found if run["refused"]]
    if not skills["rejected"]:
        problems.append(f"{SKILLS} installed a file that was altered")
    for problem in problems:
        print(problem)
    if problems:
        return 1
    path = ROOT / RECORD
    if "--update" in arguments:
        today = datetime.now(tz=UTC).date().isoformat()
        path.write_text(f"{json.dumps({'date': today, 'runs': found}, indent=1)}\n")
        print(f"recorded in {RECORD}")
        return 0
    recorded = json.loads(path.read_text())["runs"]
    difference = differences(recorded, found)
    print("\n".join(difference) or f"{len(found)} runs, as recorded in {RECORD}")
    return 1 if difference else 0


def differences(recorded: object, found: object) -> list[str]:
    """Return how a run differs from the record, as a diff; empty where it does not."""
    before, after = (json.dumps(runs, indent=1).splitlines() for runs in (recorded, found))
    return list(unified_diff(before, after, "recorded", "found", lineterm=""))


def setups() -> Iterator[Setup]:
    """Yield what is measured, with the rules as they are now, in English."""
    files = [
        file
        for file in agent_files(read_library(ROOT / "rules").rules)
        if file.language == REFERENCE
    ]
    claude = Tool(
        CLAUDE,
        run_claude,
        read=lambda project: Call("Read", {"file_path": str(project / READ)}),
        write=lambda project: Call("Write", {"file_path": str(project / NEW), "content": SAMPLE}),
    )
    codex = Tool(
        CODEX,
        run_codex,
        read=lambda _: Call("exec_command", {"cmd": f"cat {READ}"}),
        write=lambda _: Call("exec_command", {"cmd": f"cp {READ} {NEW}"}),
    )
    by_agent = {
        agent: [file for file in files if file.agent.slug == agent]
        for agent in ("cursor", "claude-code", "agents-md", "agent-skills")
    }
    yield _setup("claude-code", claude, by_agent["claude-code"])
    cursor = by_agent["cursor"]
    renamed = {f".claude/rules/{file.rule.slug}.md": file.content for file in cursor}
    yield Setup("renamed", claude, renamed, _expected(cursor))
    yield _setup("agents-md", codex, by_agent["agents-md"])
    yield _setup("agent-skills", codex, by_agent["agent-skills"])


def _setup(name: str, tool: Tool, files: Sequence[AgentFile]) -> Setup:
    return Setup(name, tool, {file.path: file.content for file in files}, _expected(files))


def _expected(files: Sequence[AgentFile]) -> dict[str, tuple[str, str]]:
    return {file.rule.slug: (file.rule.description, _body(file)) for file in files}


def _body(file: AgentFile) -> str:
    text = file.content.decode()
    return (text.split("---\n", 2)[2] if text.startswith("---\n") else text).strip()


def record_of(setup: Setup) -> dict[str, object]:
    """Run a setup once for reading a file and once for writing one; return what was seen."""
    sessions = []
    for call in (setup.tool.read, setup.tool.write):
        with TemporaryDirectory(dir=ROOT / ".cache") as folder:
            project = Path(folder)
            contents = {READ: SAMPLE.encode(), **setup.files}
            for path, content in contents.items():
                (project / path).parent.mkdir(parents=True, exist_ok=True)
                (project / path).write_bytes(content)
            sessions.append(setup.tool.run(project, call(project)))
            if call is setup.tool.write and not (project / NEW).exists():
                message = f"{setup.name}: the agent did not write {NEW}"
                raise RuntimeError(message)
    reading, writing = sessions
    return {
        "tool": setup.tool.package,
        "version": version(setup.tool.package),
        "setup": setup.name,
        "events": {
            "start": _seen(setup, reading.requests[0]),
            "read": _seen(setup, reading.requests[1]),
            "write": _seen(setup, writing.requests[1]),
        },
        "refused": sorted({*reading.refused, *writing.refused}),
    }


def _seen(setup: Setup, request: Mapping[str, object]) -> dict[str, object]:
    """Return what of the rules is in a request: whole bodies, and descriptions without them."""
    sent = "\n".join(texts(request))
    whole = [slug for slug, (_, body) in setup.rules.items() if body in sent]
    offered = [
        slug
        for slug, (description, _) in setup.rules.items()
        if slug not in whole and description in sent
    ]
    size = sum(len(setup.rules[slug][1].encode()) for slug in whole)
    return {"rules": whole, "offered": offered, "bytes": size}


def installed_from_site(site: Path) -> dict[str, object]:
    """Install from the site below a sub-path, then from a copy with one file altered."""
    with TemporaryDirectory(dir=ROOT / ".cache") as folder:
        altered = Path(folder, "altered")
        shutil.copytree(site / ".well-known", altered / ".well-known")
        first = min(altered.rglob("SKILL.md"))
        first.write_bytes(first.read_bytes() + b"Altered on the way.\n")
        refused: set[str] = set()
        answers = []
        for root in (site, altered):
            project = Path(folder, f"project-{root.name}")
            project.mkdir()
            with serve(root, "/some/path/") as address:
                refused |= set(run_skills(project, address))
            answers.append(sorted(path.parent.name for path in project.rglob("SKILL.md")))
    whole, rest = answers
    return {
        "tool": SKILLS,
        "version": version(SKILLS),
        "setup": "well-known",
        "installed": whole,
        "rejected": sorted(set(whole) - set(rest)),
        "refused": sorted(refused),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
