"""Read under a lock, decide, write."""

from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    balance: Mapped[Decimal]


async def withdraw(session: AsyncSession, account_id: int, amount: Decimal) -> None:
    account = await session.get_one(
        Account, account_id, with_for_update=True, populate_existing=True
    )
    if account.balance < amount:
        raise ValueError("The account does not hold enough")
    account.balance -= amount
    await session.commit()
