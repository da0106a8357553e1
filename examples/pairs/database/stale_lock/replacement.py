"""Lock rows and read them as they are now."""

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    balance: Mapped[Decimal]


class InsufficientFundsError(Exception):
    pass


async def transfer(session: AsyncSession, source_id: int, target_id: int, amount: Decimal) -> None:
    locked = (
        select(Account)
        .where(Account.id.in_({source_id, target_id}))
        .order_by(Account.id)  # everybody locks in one order, so nobody deadlocks
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    accounts = {account.id: account for account in await session.scalars(locked)}
    if amount <= 0 or source_id == target_id or accounts.keys() != {source_id, target_id}:
        raise ValueError("Two accounts and an amount above zero, please")
    if accounts[source_id].balance < amount:
        raise InsufficientFundsError
    accounts[source_id].balance -= amount
    accounts[target_id].balance += amount
    await session.commit()
