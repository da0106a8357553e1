"""A login with a synchronous session: the login alone is asynchronous."""

from anyio import to_thread
from fastapi import HTTPException
from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from pairs.security.connection_while_hashing.replacement import User, check, limiter


def find(db: Session, email: str) -> tuple[int | None, str | None, bool]:
    """Return ID, hash and state of the user, and give the connection back."""
    columns = select(User.id, User.password_hash, User.is_active).where(User.email == email)
    row = db.execute(columns).one_or_none()
    db.rollback()
    return (row.id, row.password_hash, row.is_active) if row else (None, None, False)


def upgrade(db: Session, user_id: int, stored: str | None, upgraded: str) -> None:
    """Store a new hash in place of the one that was checked."""
    same = (User.id == user_id, User.password_hash == stored)
    db.execute(update(User).where(*same).values(password_hash=upgraded))
    db.commit()


async def log_in(db: Session, email: str, password: SecretStr) -> int:
    """Return the user's id; the same 401 for a missing user and a wrong password."""
    user_id, stored, is_active = await to_thread.run_sync(find, db, email)
    matches, upgraded = await to_thread.run_sync(
        check, password.get_secret_value(), stored, limiter=limiter
    )
    if user_id is None or not matches or not is_active:
        raise HTTPException(401, "Wrong email or password")
    if upgraded:
        await to_thread.run_sync(upgrade, db, user_id, stored, upgraded)
    return user_id
