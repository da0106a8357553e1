"""Accounts and transfers over HTTP."""

from datetime import datetime
from decimal import Decimal

from app.schemas.base import Id, Money, RequestModel, ResponseModel


class AccountResponse(ResponseModel):
    """An account."""

    id: int
    owner_id: int
    balance: Decimal


class DepositCreate(RequestModel):
    """Money that comes in from outside."""

    amount: Money


class TransferCreate(RequestModel):
    """A transfer between two accounts."""

    from_account_id: Id
    to_account_id: Id
    amount: Money


class TransferResponse(ResponseModel):
    """A transfer that has happened."""

    id: int
    from_account_id: int
    to_account_id: int
    amount: Decimal
    created_at: datetime
