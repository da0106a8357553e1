"""Accounts and the transfers between them."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, IntegerKey, Timestamps


class Account(Timestamps, Base):
    """Money of a user. The database itself rejects a negative balance."""

    __tablename__ = "accounts"
    __table_args__ = (
        # To PostgreSQL NaN is greater than every number, so `>= 0` alone would let it in.
        CheckConstraint("balance >= 0 AND balance <> 'NaN'", name="balance_not_negative"),
    )

    id: Mapped[IntegerKey]
    # RESTRICT: a user who still has accounts cannot be deleted.
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"), index=True)
    balance: Mapped[Decimal] = mapped_column(server_default="0")


class Transfer(Base):
    """One movement of money; rows are added and never changed."""

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint("amount > 0 AND amount <> 'NaN'", name="amount_positive"),
        CheckConstraint("from_account_id <> to_account_id", name="accounts_differ"),
    )

    id: Mapped[IntegerKey]
    from_account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="RESTRICT"), index=True
    )
    to_account_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="RESTRICT"), index=True
    )
    amount: Mapped[Decimal]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class IdempotentRequest(Base):
    """A request that has moved money, with its answer: repeated, it gets that answer again.

    Stored in the transaction that moves the money, so both are there or neither is. Kept as long
    as the user: a client may repeat a request whenever it likes.
    """

    __tablename__ = "idempotent_requests"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[UUID] = mapped_column(primary_key=True)
    request: Mapped[str] = mapped_column(String(200))
    answer: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
