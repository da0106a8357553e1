"""`make run`: what a newcomer meets at the first start, the second one, and after a crash."""

import contextlib
import fcntl
import os
import pty
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
import redis

SECONDS = 60


class Run:
    """One `make run`, in a terminal of its own."""

    def __init__(self, directory: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.terminal, its_end = pty.openpty()
        self.process = subprocess.Popen(
            command(directory, self.port), stdin=its_end, stdout=its_end, stderr=its_end
        )
        os.close(its_end)

    def answers(self) -> bool:
        assert self.process.poll() is None, os.read(self.terminal, 10_000).decode()
        with contextlib.suppress(httpx2.HTTPError):
            return httpx2.get(f"http://127.0.0.1:{self.port}/health/ready").status_code == 200
        return False

    def close_terminal(self) -> None:
        os.close(self.terminal)


def command(directory: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "dev.run", "--port", str(port), "--directory", str(directory)]


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def servers_of(directory: Path) -> list[int]:
    """Return the ids of PostgreSQL and Redis, which serve the data in `directory`."""
    postgresql = (directory / "postgresql" / "postmaster.pid").read_text().split()[0]
    with redis.Redis(unix_socket_path=(directory / "redis" / "last_socket").read_text()) as client:
        return [int(postgresql), client.info("server")["process_id"]]


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def directory() -> Iterator[Path]:
    """A folder for data. Not pytest's: PostgreSQL may run as another user, who must reach it."""
    with tempfile.TemporaryDirectory(prefix="api-run-") as parent:
        Path(parent).chmod(0o711)
        yield Path(parent, "data")


@pytest.fixture
def start(directory: Path) -> Iterator[Callable[[], Run]]:
    """Start runs on `directory`, and stop those that a failed test leaves behind."""
    runs: list[Run] = []

    def make() -> Run:
        runs.append(Run(directory))
        wait_until(runs[-1].answers)
        return runs[-1]

    yield make
    for run in runs:
        run.process.terminate()
        run.process.wait(SECONDS)


def test_a_taken_port_is_one_line_and_starts_nothing(directory: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        ended = subprocess.run(
            command(directory, port), capture_output=True, text=True, check=False
        )

    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"Port {port} cannot be used (Address already in use); "
        f"choose another one: make run PORT={port + 1}"
    ]
    assert ended.stdout == ""


def test_a_second_start_in_the_same_folder_is_one_line(directory: Path) -> None:
    directory.mkdir()
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711\n")
        lock.flush()

        ended = subprocess.run(command(directory, 0), capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "The service already runs in this folder; stop process 4711 first"
    ]


def test_a_closed_terminal_and_a_killed_process_leave_nothing_in_the_way(
    directory: Path, start: Callable[[], Run]
) -> None:
    # When: the terminal is closed
    first = start()
    servers = servers_of(directory)
    first.close_terminal()
    first.process.send_signal(signal.SIGHUP)

    # Then: the servers stop, too
    first.process.wait(SECONDS)
    assert not any(map(is_running, servers))

    # When: the process is killed, and its servers are left behind
    second = start()
    orphans = servers_of(directory)
    second.process.kill()
    second.process.wait()
    second.close_terminal()

    # Then: the next one replaces them
    third = start()
    servers = servers_of(directory)
    assert not set(orphans) & set(servers)
    assert not any(map(is_running, orphans))

    # When: the servers are killed
    for process_id in servers:
        os.kill(process_id, signal.SIGKILL)
    third.process.send_signal(signal.SIGTERM)

    # Then
    assert third.process.wait(SECONDS) == 0
    assert "Traceback" not in os.read(third.terminal, 100_000).decode()
    third.close_terminal()
