"""Accounts and transfers: money neither appears nor vanishes, whatever runs at the same time."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.database.accounts import AccountRepository
from app.database.idempotency import IdempotencyRepository
from app.errors import ConflictError, NotFoundError, PermissionDeniedError
from app.models import Account, IdempotentRequest, Transfer, User
from app.models.base import MONEY_DIGITS, MONEY_PLACES
from app.schemas.account import AccountResponse, TransferResponse

MAX_BALANCE = Decimal(10) ** (MONEY_DIGITS - MONEY_PLACES)
"""What no balance may reach: the column would not hold it."""


class TransferService:
    """What can be done with money."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in `session`."""
        self._session = session
        self._accounts = AccountRepository(session)
        self._requests = IdempotencyRepository(session)

    async def open_account(self, owner: User) -> Account:
        """Open an empty account."""
        account = await self._accounts.add(Account(owner_id=owner.id))
        await self._session.commit()
        return account

    async def list_accounts(self, owner: User) -> Sequence[Account]:
        """Return the accounts of `owner`."""
        return await self._accounts.list_by_owner(owner.id)

    async def deposit(
        self, actor: User, account_id: int, *, key: UUID, amount: Decimal
    ) -> AccountResponse:
        """Put money from outside into an account; with the same `key` once, however often called.

        Raises:
            NotFoundError: there is no such account.
            ConflictError: the balance would be larger than we can keep, or `key` was used for
                something else.
        """
        stored = await self._claim(actor, key, f"deposit {account_id} {amount}")
        if stored.answer is not None:
            return AccountResponse.model_validate_json(stored.answer)
        account = (await self._accounts.lock(account_id)).get(account_id)
        if account is None:
            raise NotFoundError("Account", account_id)
        _credit(account, amount)
        await self._session.flush()
        answer = AccountResponse.model_validate(account)
        stored.answer = answer.model_dump_json()
        await self._session.commit()
        return answer

    async def transfer(
        self, actor: User, *, key: UUID, from_account_id: int, to_account_id: int, amount: Decimal
    ) -> TransferResponse:
        """Move `amount` from an account of `actor` to another account, entirely or not at all.

        Both rows are locked before anything is read from them, in one order for all transfers:
        concurrent transfers see each other's result, and cannot deadlock. The session rolls back
        by itself when an error leaves it. Called again with the same `key`, nothing moves and the
        first answer comes back.

        Raises:
            ConflictError: both accounts are the same, the source holds less than `amount`, the
                target would be larger than we can keep, or `key` was used for something else.
            NotFoundError: one of the accounts does not exist.
            PermissionDeniedError: the account to take from is somebody else's.
        """
        if from_account_id == to_account_id:
            raise ConflictError("The accounts must differ")
        request = f"transfer {from_account_id} {to_account_id} {amount}"
        stored = await self._claim(actor, key, request)
        if stored.answer is not None:
            return TransferResponse.model_validate_json(stored.answer)
        accounts = await self._accounts.lock(from_account_id, to_account_id)
        for account_id in (from_account_id, to_account_id):
            if account_id not in accounts:
                raise NotFoundError("Account", account_id)
        source, target = accounts[from_account_id], accounts[to_account_id]
        if source.owner_id != actor.id:
            raise PermissionDeniedError("This is somebody else's account")
        if source.balance < amount:
            raise ConflictError("The account does not hold enough")
        source.balance -= amount
        _credit(target, amount)
        transfer = await self._accounts.add(
            Transfer(from_account_id=source.id, to_account_id=target.id, amount=amount)
        )
        answer = TransferResponse.model_validate(transfer)
        stored.answer = answer.model_dump_json()
        await self._session.commit()
        return answer

    async def _claim(self, actor: User, key: UUID, request: str) -> IdempotentRequest:
        stored = await self._requests.claim(actor.id, key, request)
        if stored.request != request:
            raise ConflictError("This Idempotency-Key was used for another request")
        return stored


def _credit(account: Account, amount: Decimal) -> None:
    if account.balance + amount >= MAX_BALANCE:
        raise ConflictError("The balance would be too large")
    account.balance += amount
