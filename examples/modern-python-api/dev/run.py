"""Run the service for a newcomer: its own PostgreSQL and Redis, migrated, with an administrator.

Data stays in `.data/` until `make clean`.
"""

import argparse
import asyncio
import fcntl
import os
import secrets
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from alembic import command
from alembic.config import Config
from pydantic import SecretStr

from app.config import Environment, Settings, get_settings
from app.database.users import UserRepository
from app.main import create_app
from app.models import Role, User
from app.resources import open_resources
from app.security.passwords import hash_password
from dev.servers import postgresql_server, redis_server

ROOT = Path(__file__).parents[1]
ADMIN_EMAIL = "admin@example.com"


def main() -> None:
    """Start everything, serve until Ctrl-C or until the terminal is closed, stop everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--directory", type=Path, default=ROOT / ".data", help="keeps the data")
    arguments = parser.parse_args()
    # Uvicorn sends itself the signal again once it has stopped. Without a handler the process would
    # end there, and leave the servers behind; so it would at once when the terminal is closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        _run(arguments.directory, arguments.port)
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        sys.exit(str(error))


def _run(data: Path, port: int) -> None:
    data.mkdir(parents=True, exist_ok=True)
    with (
        _locked(data / "lock"),
        _bound(port) as bound_socket,
        postgresql_server(data / "postgresql") as database_url,
        redis_server(data / "redis") as redis_url,
    ):
        os.environ |= {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": _kept_secret(data / "secret_key"),
            "UPLOAD_DIRECTORY": str(data / "uploads"),
        }
        os.environ.setdefault("ENVIRONMENT", Environment.DEVELOPMENT)
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
        password_file = data / "admin_password"
        asyncio.run(_ensure_admin(get_settings(), _kept_secret(password_file)))
        print(f"Log in as {ADMIN_EMAIL}; the password is in {password_file}", flush=True)
        print(f"Serving http://127.0.0.1:{port}/docs  (stop with Ctrl-C)", flush=True)
        config = uvicorn.Config(
            create_app(), log_config=None, access_log=False, server_header=False
        )
        uvicorn.Server(config).run(sockets=[bound_socket])


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Hold `file` as long as this process lives, however it ends."""
    with file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = file.read_text().strip()
            raise RuntimeError(
                f"The service already runs in this folder; stop process {holder} first"
            ) from error
        lock.truncate(0)
        print(os.getpid(), file=lock, flush=True)
        yield


def _bound(port: int) -> socket.socket:
    """Take the port before anything starts, so that nobody waits in vain."""
    bound_socket = socket.socket()
    bound_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound_socket.bind(("127.0.0.1", port))
        bound_socket.listen()
    except OSError as error:
        bound_socket.close()
        raise RuntimeError(
            f"Port {port} cannot be used ({error.strerror}); "
            f"choose another one: make run PORT={port + 1}"
        ) from error
    return bound_socket


def _kept_secret(file: Path) -> str:
    """Return the same secret at each start: logins survive a restart, and the password stays."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(f"{secrets.token_urlsafe(32)}\n")
    return file.read_text().strip()


async def _ensure_admin(settings: Settings, password: str) -> None:
    async with (
        open_resources(settings) as resources,
        resources.session_factory() as session,
    ):
        users = UserRepository(session)
        if await users.get_by_email(ADMIN_EMAIL) is not None:
            return
        hashed = await hash_password(SecretStr(password))
        admin = User(name="Admin", email=ADMIN_EMAIL, hashed_password=hashed, role=Role.ADMIN)
        await users.add(admin)
        await session.commit()


if __name__ == "__main__":
    main()
