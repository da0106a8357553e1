"""The command that makes the first administrator."""

import asyncio
import sys

from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.models import Role, User


async def make_admin(settings: Settings, email: str) -> tuple[int | None, str]:
    """Run the command as it is documented, and return its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app.make_admin", email),
        env={
            "DATABASE_URL": settings.database_url.get_secret_value(),
            "REDIS_URL": settings.redis_url.get_secret_value(),
            "ENVIRONMENT": "testing",
            "SECRET_KEY": settings.secret_key.get_secret_value(),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_a_registered_user_becomes_an_administrator(
    settings: Settings, session: AsyncSession, user: User
) -> None:
    code, said = await make_admin(settings, user.email.upper())

    assert code == 0, said
    await session.refresh(user)
    assert user.role is Role.ADMIN
    assert user.email not in said


async def test_who_is_not_registered_is_told_to(settings: Settings) -> None:
    code, said = await make_admin(settings, "nobody@example.com")

    assert code == 1
    assert "register first" in said
    assert len(said.splitlines()) == 1
