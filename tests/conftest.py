"""The built site, a server for it, and the real browser."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from chromium import ARGUMENTS, chromium
from github_pages import serve as serve_folder
from support import PREFIX, ROOT, build_extended, copy_project, make, run_build


def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are cores: a page is watched until it has been quiet."""
    return (os.process_cpu_count() or 1) + 1


type Build = Callable[[Path], CompletedProcess[str]]


@pytest.fixture(scope="session")
def build_once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Build], Path]:
    """Give `build_once(name, build)`: `build(folder)` runs once, in whichever worker is first."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent

    def once(name: str, build: Build) -> Path:
        folder, log = shared / name, shared / f"{name}.log"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not log.exists():
                built = build(folder)
                log.write_text(f"{built.returncode}\n{built.stdout}")
        status, output = log.read_text().split("\n", 1)
        if status != "0":
            pytest.fail(f"the {name} does not build:\n{output}", pytrace=False)
        return folder

    return once


@pytest.fixture(scope="session")
def site(build_once: Callable[[str, Build], Path]) -> Path:
    """Give the built site; every test reads the same folder."""
    return build_once("site", lambda folder: run_build(ROOT, folder))


@pytest.fixture(scope="session")
def extended_site(build_once: Callable[[str, Build], Path]) -> Path:
    """Give the site of a project with ugly rules, a new rule, and notes on a file, all in one."""
    return build_once("extended", build_extended)


@pytest.fixture(scope="session")
def made_site(build_once: Callable[[str, Build], Path]) -> Path:
    """Give what `make build` wrote, for an address without a path, over an older site."""

    def build(folder: Path) -> CompletedProcess[str]:
        project = copy_project(folder.parent / "made-project")
        (project / "site").mkdir()
        (project / "site" / "left-over.html").write_text("of an older build")
        folder.symlink_to(project / "site")
        return make(project, "build", {"SITE_URL": "https://example.org/"})

    return build_once("made", build)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Give `serve(folder, prefix="/")`, which answers as GitHub Pages does; gives the base URL."""
    with ExitStack() as servers:

        def start(folder: Path, prefix: str = "/") -> str:
            return servers.enter_context(serve_folder(folder, prefix))

        yield start


@pytest.fixture(scope="session")
def base_url(site: Path, serve: Callable[..., str]) -> str:
    """Address of the built site's home; `page.goto("rules/")` is relative to it."""
    return serve(site, PREFIX)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that `make` set up."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": [*ARGUMENTS]}
