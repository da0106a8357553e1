"""Run the service for a newcomer: its own PostgreSQL and Redis, migrated, with an administrator.

Data stays in `.data/` until `make clean`.
"""

import argparse
import asyncio
import os
import secrets
import signal
import sys
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
from app.security.passwords import generate_password, hash_password
from dev.servers import postgresql_server, redis_server

ROOT = Path(__file__).parents[1]
DATA = ROOT / ".data"
ADMIN_EMAIL = "admin@example.com"


def main() -> None:
    """Start everything, serve until Ctrl-C, stop everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args().port
    DATA.mkdir(exist_ok=True)
    # Uvicorn sends itself the signal again once it has stopped. Without a handler the process would
    # end there, and leave the servers behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with (
        postgresql_server(DATA / "postgresql") as database_url,
        redis_server(DATA / "redis") as redis_url,
    ):
        os.environ |= {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": _kept_secret(),
            "UPLOAD_DIRECTORY": str(DATA / "uploads"),
        }
        os.environ.setdefault("ENVIRONMENT", Environment.DEVELOPMENT)
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
        asyncio.run(_ensure_admin(get_settings()))
        print(f"Serving http://127.0.0.1:{port}/docs  (stop with Ctrl-C)", flush=True)
        uvicorn.run(create_app(), port=port, log_config=None, access_log=False, server_header=False)


def _kept_secret() -> str:
    """Return the same secret at each start, so that logins survive a restart."""
    file = DATA / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32))
    return file.read_text()


async def _ensure_admin(settings: Settings) -> None:
    async with (
        open_resources(settings) as resources,
        resources.session_factory() as session,
    ):
        users = UserRepository(session)
        if await users.get_by_email(ADMIN_EMAIL) is not None:
            return
        password = generate_password()
        hashed = await hash_password(SecretStr(password))
        admin = User(name="Admin", email=ADMIN_EMAIL, hashed_password=hashed, role=Role.ADMIN)
        await users.add(admin)
        await session.commit()
        file = DATA / "admin_password"
        file.touch(mode=0o600)
        file.write_text(f"{password}\n")
    print(f"Log in as {ADMIN_EMAIL}; the password is in {file}", flush=True)


if __name__ == "__main__":
    main()
