"""`make serve` shows what somebody is writing: unverified rules too, and each saved change."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from support import ROOT, copy_project, free_port

NOT_PROVEN = {"ko": "아직 검증하지 않았습니다", "en": "Not verified yet"}
NO_ANCHOR = "does not contain an anchor '#no-such-heading'"


@contextmanager
def preview(project: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve a copy of the project with `make serve`: the process, and the address."""
    port = free_port()
    shutil.copyfile(ROOT / "Makefile", project / "Makefile")
    with (project / "log").open("w") as log:
        server = subprocess.Popen(
            [
                *("make", "--assume-old=setup", "serve"),
                *(f"BIN={Path(sys.executable).parent}", f"PORT={port}"),
            ],
            cwd=project,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield server, f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def read_when_there(server: subprocess.Popen[bytes], address: str, text: str = "") -> str:
    """Return a page once the preview has it, with `text` on it."""
    while server.poll() is None:
        try:
            with urlopen(address) as answer:  # noqa: S310  # our own server
                page = str(answer.read().decode())
                if text in page and "</html>" in page:
                    return page
        except HTTPError:
            pass  # the page is being written
        except URLError:
            pass  # the server is starting
        time.sleep(0.2)
    message = f"the preview ended before {address} had {text!r}"
    raise AssertionError(message)


def test_a_preview_shows_what_is_not_verified_and_each_change(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    rule = project / "rules" / "en" / "001-core.mdc"
    rule.write_text(rule.read_text() + "\nOne sentence more.\n")
    page = project / "docs" / "guide" / "team.en.md"
    with preview(project) as (server, address):
        english = read_when_there(server, f"{address}en/rules/001-core/")
        korean = read_when_there(server, f"{address}rules/001-core/")
        before = read_when_there(server, f"{address}en/guide/stack/")
        rule.write_text(rule.read_text() + "\nTwo sentences more.\n")
        read_when_there(server, f"{address}en/rules/001-core/", "Two sentences more.")
        page.write_text(page.read_text() + "\nA [link](stack.md#no-such-heading) more.\n")
        changed = read_when_there(server, f"{address}en/guide/team/", ">link</a> more.")
        after = read_when_there(server, f"{address}en/guide/stack/")
        while NO_ANCHOR not in (project / "log").read_text():  # at the end of the build
            assert server.poll() is None
            time.sleep(0.2)
    told = (project / "log").read_text()

    assert "en/001-core.mdc:1: its code blocks were verified against a different version" in told
    assert NOT_PROVEN["en"] in english
    assert "rule-proof" not in english
    assert "One sentence more." in english
    # The rule in the other language is the one that was verified.
    assert NOT_PROVEN["ko"] not in korean
    assert "rule-proof" in korean
    # What Markdown made before the changes is as whole as what it makes after them.
    assert 'href="../stack/#no-such-heading"' in changed
    assert without_reloading(before) == without_reloading(after)


def without_reloading(page: str) -> str:
    """Return a page without what names the build: the script that reloads it."""
    return page[: page.rindex("<script")]
