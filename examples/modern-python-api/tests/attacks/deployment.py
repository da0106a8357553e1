"""A service as it is deployed: a process of its own, started with the image's command line.

Its PostgreSQL and Redis can be stopped, killed and started again. The service finds them through
links that stay where they are, as names of hosts do.
"""

import json
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import override

from alembic import command
from redis import Redis
from sqlalchemy import make_url

from bench.load import free_port, wait_for
from dev.servers import FAST_AND_FORGETFUL, postgresql_server, redis_server
from tests.conftest import ROOT, alembic_config

SECONDS = float(os.environ.get("ATTACK_SECONDS", "1"))
"""How long an attack holds on; `make attack` holds on longer."""

BODY_SECONDS = 3
DURABLE = ("--appendonly", "yes", "--appendfsync", "always")
UPLOAD_MAX_BYTES = 10 * 1024 * 1024
RATE = "1000000/second"


def deployed_command(port: int) -> list[str]:
    """Return the command of the Dockerfile, on a free port of this machine."""
    line = re.findall(r"^CMD (.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)[-1]
    words: list[str] = json.loads(line)
    for option, value in (("--host", "127.0.0.1"), ("--port", str(port))):
        words[words.index(option) + 1] = value
    return [sys.executable, "-m", *words]


def descendants(pid: int) -> list[int]:
    """Return a process and all that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return []
    return [pid, *(found for child in children for found in descendants(int(child)))]


class Dependency:
    """A server that the service needs, and what can happen to it."""

    def __init__(self, directory: Path) -> None:
        """Start the server with its data in `directory`."""
        self._directory = directory
        self._link = directory.with_name(f"{directory.name}-socket")
        self._running = ExitStack()
        self.url = self.start()

    def start(self) -> str:
        """Start the server; its URL is the same each time."""
        raise NotImplementedError

    @property
    def pid(self) -> int:
        """The process that all others of the server belong to."""
        raise NotImplementedError

    def _signal(self, number: signal.Signals) -> None:
        for process in descendants(self.pid):
            with suppress(ProcessLookupError):  # it has ended meanwhile
                os.kill(process, number)

    def freeze(self) -> None:
        """Let connections hang, as an overloaded machine or a broken network does."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End all its processes at once, as a power failure does."""
        self._signal(signal.SIGKILL)
        self._running.close()

    def stop(self) -> None:
        """End it in order."""
        self._running.close()
        self._link.unlink()

    def _relink(self, target: Path) -> None:
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(target)


class PostgreSQL(Dependency):
    """PostgreSQL, migrated."""

    @override
    def start(self) -> str:
        url = make_url(
            self._running.enter_context(
                postgresql_server(self._directory, options=FAST_AND_FORGETFUL)
            )
        )
        self._relink(Path(str(url.query["host"])))
        return url.set(query={"host": str(self._link)}).render_as_string(hide_password=False)

    @property
    @override
    def pid(self) -> int:
        return int((self._directory / "postmaster.pid").read_text().split()[0])


class RedisServer(Dependency):
    """Redis."""

    @override
    def start(self) -> str:
        socket = Path(
            self._running.enter_context(redis_server(self._directory, options=DURABLE))[
                len("unix://") :
            ]
        )
        self._relink(socket.parent)
        with Redis(unix_socket_path=str(socket)) as client:
            self._pid = int(client.info("server")["process_id"])
        return f"unix://{self._link / socket.name}"

    @property
    @override
    def pid(self) -> int:
        return self._pid


class Deployment:
    """The service, its servers, and what it uses of the machine."""

    def __init__(self, directory: Path, postgresql: PostgreSQL, redis: RedisServer) -> None:
        """Start the service with its files in `directory`."""
        self.postgresql = postgresql
        self.redis = redis
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.temporary = directory / "temporary"
        self.temporary.mkdir()
        self.log = directory / "log"
        environment = {
            "PATH": os.environ["PATH"],
            "TMPDIR": str(self.temporary),
            "ENVIRONMENT": "production",
            "DATABASE_URL": postgresql.url,
            "REDIS_URL": redis.url,
            "SECRET_KEY": secrets.token_urlsafe(32),
            "METRICS_TOKEN": secrets.token_urlsafe(32),
            "UPLOAD_DIRECTORY": str(directory / "uploads"),
            "UPLOAD_MAX_BYTES": str(UPLOAD_MAX_BYTES),
            "UPLOAD_QUOTA_BYTES": str(5 * UPLOAD_MAX_BYTES),
            "BODY_TIMEOUT_SECONDS": str(BODY_SECONDS),
            # Many users come from one address here. What the limits do is tested elsewhere.
            "LOGIN_RATE_PER_CLIENT": RATE,
            "LOGIN_RATE_PER_ACCOUNT": RATE,
            "REGISTRATION_RATE_PER_CLIENT": RATE,
            "INVALID_RATE_PER_CLIENT": RATE,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                deployed_command(self.port), env=environment, stdout=log, stderr=log
            )
        wait_for(self.port, self.process)

    def forget_peak(self) -> None:
        """Measure the largest memory from now on."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")

    @property
    def peak_mib(self) -> float:
        """The largest resident memory so far, in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024

    @property
    def spooled_bytes(self) -> int:
        """What the service keeps in temporary files; they have no names."""
        total = 0
        for descriptor in Path(f"/proc/{self.process.pid}/fd").iterdir():
            try:
                if str(descriptor.readlink()).startswith(str(self.temporary)):
                    total += descriptor.stat().st_size
            except FileNotFoundError:
                continue
        return total

    def log_lines(self, event: str) -> list[dict[str, object]]:
        """Return the lines of the log about `event`."""
        lines = (json.loads(line) for line in self.log.read_text().splitlines())
        return [line for line in lines if line["event"] == event]


@contextmanager
def deployed(directory: Path) -> Iterator[Deployment]:
    """Run a whole deployment."""
    postgresql = PostgreSQL(directory / "postgresql")
    redis = RedisServer(directory / "redis")
    try:
        command.upgrade(alembic_config(make_url(postgresql.url)), "head")
        deployment = Deployment(directory, postgresql, redis)
        try:
            yield deployment
        finally:
            deployment.process.terminate()
            deployment.process.wait(timeout=30)
    finally:
        redis.stop()
        postgresql.stop()
