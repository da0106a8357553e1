"""Accounts and the transfers between them."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, IntegerKey, Timestamps


class Account(Timestamps, Base):
    """Money of a user. The database itself refuses a negative balance."""

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
