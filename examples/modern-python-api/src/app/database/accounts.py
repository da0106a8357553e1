"""Accounts in the database."""

from collections.abc import Sequence

from sqlalchemy import select

from app.database.repository import Repository
from app.models import Account


class AccountRepository(Repository):
    """Reads and writes accounts within the caller's transaction."""

    async def list_by_owner(self, owner_id: int) -> Sequence[Account]:
        """Return the accounts of a user."""
        statement = select(Account).where(Account.owner_id == owner_id).order_by(Account.id)
        return (await self._session.scalars(statement)).all()

    async def lock(self, *account_ids: int) -> dict[int, Account]:
        """Return the accounts by id, locked until the transaction ends.

        Always in the order of their ids: two transfers between the same accounts in opposite
        directions then wait for each other instead of deadlocking.
        """
        statement = (
            select(Account)
            .where(Account.id.in_(account_ids))
            .order_by(Account.id)
            .with_for_update()
            # A row read earlier in this session may be stale; take what the lock returned.
            .execution_options(populate_existing=True)
        )
        return {account.id: account for account in await self._session.scalars(statement)}
