"""Log in: the connection is held while the hash is computed."""

from functools import cache
from secrets import token_urlsafe

from anyio import CapacityLimiter, to_thread
from fastapi import HTTPException
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher
from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """What maps a class to a table."""


class User(Base):
    """Somebody who can log in."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    is_active: Mapped[bool]


hasher = PasswordHash((Argon2Hasher(), BcryptHasher()))
limiter = CapacityLimiter(4)  # each hash takes 64 MiB


@cache
def nobodys_hash() -> str:
    """Stand in for the hash of a missing user, so that both logins take the same time."""
    return hasher.hash(token_urlsafe(16))


def check(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Return whether the password matches, and a new hash if the stored one is outdated."""
    stored = stored or nobodys_hash()
    if stored.startswith("$2"):  # bcrypt reads 72 bytes, bcrypt 5 raises on more
        matches = hasher.verify(password.encode()[:72], stored)
        return matches, hasher.hash(password) if matches else None
    return hasher.verify_and_update(password, stored)


async def log_in(db: AsyncSession, email: str, password: SecretStr) -> int:
    """Return the user's id; the same 401 for a missing user and a wrong password."""
    columns = select(User.id, User.password_hash, User.is_active).where(User.email == email)
    row = (await db.execute(columns)).one_or_none()
    user_id, stored, is_active = row or (None, None, False)
    matches, upgraded = await to_thread.run_sync(
        check, password.get_secret_value(), stored, limiter=limiter
    )
    if user_id is None or not matches or not is_active:
        raise HTTPException(401, "Wrong email or password")
    if upgraded:
        same = (User.id == user_id, User.password_hash == stored)
        await db.execute(update(User).where(*same).values(password_hash=upgraded))
        await db.commit()
    return user_id
