"""Users in the database."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from app.database.repository import Repository
from app.models import Role, User


class UserRepository(Repository):
    """Reads and writes users within the caller's transaction."""

    async def get(self, user_id: int) -> User | None:
        """Return the user, or None."""
        return await self._session.get(User, user_id)

    async def lock(self, user_id: int) -> User | None:
        """Return the user, locked until the transaction ends, or None."""
        return await self._session.get(User, user_id, with_for_update=True, populate_existing=True)

    async def get_by_email(self, email: str) -> User | None:
        """Return the user with this (lower-case) address, or None."""
        return await self._session.scalar(select(User).where(User.email == email))

    async def get_many(self, user_ids: Iterable[int]) -> dict[int, User]:
        """Return the active users among `user_ids`, by id, with one query for all of them."""
        statement = select(User).where(User.id.in_(set(user_ids)), User.is_active)
        users = await self._session.scalars(statement)
        return {user.id: user for user in users}

    async def lock_active_admins(self) -> Sequence[int]:
        """Return the ids of all who can administrate, locked until the transaction ends."""
        statement = select(User.id).where(User.role == Role.ADMIN, User.is_active)
        # `key_share`: what they publish meanwhile, with a foreign key to them, need not wait.
        statement = statement.order_by(User.id).with_for_update(key_share=True)
        return (await self._session.scalars(statement)).all()
