"""Measure how long a saved file takes to show in `make serve`."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

SHOWN = "shown-by-the-bench"
TIMEOUT = 120
"""Seconds to wait for a change."""

CHANGES = (
    # what, file, text in it, what it becomes, where it shows
    ("a rule", "rules/en/001-core.mdc", "\n## ", f"\n{SHOWN}1\n\n## ", "en/rules/001-core/"),
    ("a page", "docs/guide/team.en.md", "\n## ", f"\n{SHOWN}2\n\n## ", "en/guide/team/"),
    ("words", "rulebook/site/words/en.toml", 'copy = "', f'copy = "{SHOWN}3', "en/rules/001-core/"),
    ("a style sheet", "docs/assets/css/site.css", "", f"/* {SHOWN}4 */", "assets/css/site.css"),
    (
        "a quoted file of the service",
        "examples/modern-python-api/src/app/main.py",
        '"""',
        f'"""{SHOWN}5 ',
        "en/guide/service/app/",
    ),
    (
        "a module of the package",
        "rulebook/site/rule_page.py",
        "title=rule.title",
        f'title="{SHOWN}6 " + rule.title',
        "en/rules/001-core/",
    ),
)


def measure_serve(project: Path) -> Iterator[tuple[str, float]]:
    """Save a change of each kind, and yield (kind, seconds until the server shows it)."""
    with _server(project) as address:
        for number, (what, name, old, new, shown) in enumerate(CHANGES, 1):
            file = project / name
            text = file.read_text(encoding="utf-8")
            begin = perf_counter()
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
            _wait_for(f"{address}{shown}", f"{SHOWN}{number}")
            yield what, perf_counter() - begin


@contextmanager
def _server(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = ("-m", "mkdocs", "serve", "--quiet", "--no-strict", "--dev-addr", f"127.0.0.1:{port}")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address, "</html>")
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, text: str) -> None:
    end = perf_counter() + TIMEOUT
    while perf_counter() < end:
        try:
            with urlopen(address) as answer:  # noqa: S310  # our own server
                if text in answer.read().decode():
                    return
        except URLError:
            pass  # it has not started yet
        sleep(0.05)
    message = f"{address} did not show {text} within {TIMEOUT} seconds"
    raise TimeoutError(message)
