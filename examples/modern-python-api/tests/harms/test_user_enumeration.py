"""A login that answers at once where there is no such user: the time tells who is registered."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from pwdlib import PasswordHash
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.database.users import UserRepository
from app.errors import AuthenticationError
from app.models import User
from app.resources import Resources
from app.security.passwords import verify_password
from app.services.auth import AuthService

WRONG = SecretStr("not the right password")


async def may_log_in(users: UserRepository, email: str, password: SecretStr) -> bool:
    user = await users.get_by_email(email)
    if user is None:
        return False
    return await verify_password(password, user.hashed_password)


@contextmanager
def counted_verifications() -> Iterator[list[str]]:
    """Collect the hashes that passwords are verified against: that is what takes the time."""
    hashes: list[str] = []
    verify = PasswordHash.verify

    def count(hasher: PasswordHash, password: str, hashed: str) -> bool:
        hashes.append(hashed)
        return verify(hasher, password, hashed)

    with patch.object(PasswordHash, "verify", count):
        yield hashes


async def test_an_early_answer_tells_who_is_registered(session: AsyncSession, user: User) -> None:
    users = UserRepository(session)

    with counted_verifications() as of_stranger:
        assert not await may_log_in(users, "nobody@example.com", WRONG)
    with counted_verifications() as of_user:
        assert not await may_log_in(users, user.email, WRONG)

    assert (len(of_stranger), len(of_user)) == (0, 1)


async def test_the_services_login_takes_the_same_work_for_both(
    session: AsyncSession, user: User, resources: Resources, settings: Settings
) -> None:
    auth = AuthService(session, resources.sessions, settings)

    for email in ("nobody@example.com", user.email):
        with counted_verifications() as hashes, pytest.raises(AuthenticationError):
            await auth.login(email, WRONG)
        assert len(hashes) == 1
