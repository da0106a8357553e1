"""The pinned tools of `delivery/`, each run in an empty home with a dummy key, offline.

What they would ask the network for goes to a proxy that refuses it and remembers the address.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mock_models import Call, Refusals, models, refusing_proxy
from playwright._impl._driver import compute_driver_executable

TOOLS = Path(__file__).resolve().parent.parent / "delivery"
MODULES = TOOLS / "node_modules"
NODE = compute_driver_executable()[0]  # newer than many a machine's own, which skills refuses
SECONDS = 120

CLAUDE = "@anthropic-ai/claude-code"
CODEX = "@openai/codex"
SKILLS = "skills"

_CODEX_CONFIG = """\
model = "mock"
model_provider = "mock"
check_for_update_on_startup = false
[features]
plugins = false  # it would fetch a list of them
[analytics]
enabled = false
[model_providers.mock]
name = "mock"
base_url = "{address}/v1"
wire_api = "responses"
env_key = "OPENAI_API_KEY"
"""


class ToolError(Exception):
    """A tool did not do what was asked; the message is its output."""


@dataclass(frozen=True, slots=True)
class Session:
    """One session of an agent: the requests that reached the model, and the addresses refused."""

    requests: Sequence[Mapping[str, object]]
    refused: Sequence[str]


def install() -> None:
    """Install the pinned tools, once."""
    mark, lock = MODULES / ".package-lock.json", TOOLS / "package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=TOOLS, check=True)


def version(package: str) -> str:
    """Return the version that a package is pinned to."""
    pins: dict[str, str] = json.loads((TOOLS / "package.json").read_text())["devDependencies"]
    return pins[package]


def run_claude(project: Path, call: Call) -> Session:
    """Let Claude Code work in `project` for a model that asks for `call`."""
    with models([call]) as model, _offline() as (environment, refused):
        environment |= {
            "ANTHROPIC_API_KEY": "dummy",
            "ANTHROPIC_BASE_URL": model.address,
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        }
        program = MODULES / CLAUDE / "cli-wrapper.cjs"
        arguments = ["-p", "Add a test.", "--permission-mode", "acceptEdits"]
        run_node(project, environment, program, *arguments)
        return Session(tuple(model.requests), tuple(refused))


def run_codex(project: Path, call: Call) -> Session:
    """Let Codex work in `project` for a model that asks for `call`."""
    with models([call]) as model, _offline() as (environment, refused):
        config = Path(environment["HOME"], ".codex", "config.toml")
        config.parent.mkdir()
        config.write_text(_CODEX_CONFIG.format(address=model.address))
        environment["OPENAI_API_KEY"] = "dummy"
        program = MODULES / CODEX / "bin" / "codex.js"
        # The sandbox needs rights that a container lacks; all that it runs is the given call.
        arguments = ["--skip-git-repo-check", "--sandbox", "danger-full-access", "Add a test."]
        run_node(project, environment, program, "exec", *arguments)
        return Session(tuple(model.requests), tuple(refused))


def run_skills(project: Path, address: str) -> Sequence[str]:
    """Install all skills of a site; return the addresses that were refused."""
    with _offline() as (environment, refused):
        environment["DO_NOT_TRACK"] = "1"
        program = MODULES / SKILLS / "bin" / "cli.mjs"
        arguments = ["add", address, "--skill", "*", "--agent", "codex", "--yes"]
        run_node(project, environment, program, *arguments)
        return tuple(refused)


def run_node(project: Path, environment: Mapping[str, str], *arguments: Path | str) -> str:
    """Run a Node program in `project`; return its output, or raise `ToolError`."""
    done = subprocess.run(
        [NODE, *arguments],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise ToolError(done.stdout)
    return done.stdout


@contextmanager
def _offline() -> Iterator[tuple[dict[str, str], Refusals]]:
    with TemporaryDirectory(dir=_outside_tmp()) as home, refusing_proxy() as (proxy, refused):
        names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        environment = {name: proxy for upper in names for name in (upper, upper.lower())}
        environment |= {
            "HOME": home,
            "LANG": "C.UTF-8",
            "NODE_USE_ENV_PROXY": "1",
            "NO_PROXY": "127.0.0.1",
            "PATH": os.defpath,
            "no_proxy": "127.0.0.1",
        }
        git = shutil.which("git")
        if git:
            environment["PATH"] += f"{os.pathsep}{Path(git).parent}"
        yield environment, refused


def _outside_tmp() -> Path:
    """Return where homes go: Codex warns of one below `/tmp`."""
    folder = TOOLS.parent / ".cache" / "delivery"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
