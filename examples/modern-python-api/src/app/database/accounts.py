"""Accounts and transfers in the database."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Account, Transfer


class AccountRepository:
    """Reads and writes accounts within the caller's transaction."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`, which belongs to the caller."""
        self._session = session

    async def add(self, account: Account) -> Account:
        """Insert `account` and fill in what the database computes."""
        self._session.add(account)
        await self._session.flush()
        return account

    async def list_by_owner(self, owner_id: int) -> Sequence[Account]:
        """Return the accounts of a user."""
        statement = select(Account).where(Account.owner_id == owner_id).order_by(Account.id)
        return (await self._session.scalars(statement)).all()

    async def delete_unused(self, owner_id: int) -> None:
        """Delete the accounts of a user that hold nothing and never took part in a transfer."""
        is_used = exists().where(
            (Transfer.from_account_id == Account.id) | (Transfer.to_account_id == Account.id)
        )
        await self._session.execute(
            delete(Account).where(Account.owner_id == owner_id, Account.balance == 0, ~is_used)
        )

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

    async def add_transfer(self, transfer: Transfer) -> Transfer:
        """Insert `transfer` and fill in what the database computes."""
        self._session.add(transfer)
        await self._session.flush()
        return transfer
