"""Accounts and transfers."""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import APIRouter

from app.api.dependencies import AdminUser, CurrentUser, Limit, PathId, TransferServiceDep
from app.models import Account, Transfer
from app.schemas.account import (
    AccountResponse,
    DepositCreate,
    TransferCreate,
    TransferResponse,
)

router = APIRouter(prefix="/api", tags=["transfers"])


@router.post("/accounts", status_code=HTTPStatus.CREATED, response_model=AccountResponse)
async def open_account(user: CurrentUser, transfers: TransferServiceDep) -> Account:
    """Open an empty account."""
    return await transfers.open_account(user)


@router.get("/accounts", response_model=list[AccountResponse])
async def list_accounts(user: CurrentUser, transfers: TransferServiceDep) -> Sequence[Account]:
    """List one's accounts."""
    return await transfers.list_accounts(user)


@router.post("/accounts/{account_id}/deposits", response_model=AccountResponse)
async def deposit(
    account_id: PathId, data: DepositCreate, _admin: AdminUser, transfers: TransferServiceDep
) -> Account:
    """Put money from outside into an account; administrators only."""
    return await transfers.deposit(account_id, data.amount)


@router.get("/accounts/{account_id}/transfers", response_model=list[TransferResponse])
async def list_transfers(
    account_id: PathId, user: CurrentUser, transfers: TransferServiceDep, limit: Limit = 20
) -> Sequence[Transfer]:
    """List the newest transfers of one's account."""
    return await transfers.list_transfers(user, account_id, limit=limit)


@router.post("/transfers", status_code=HTTPStatus.CREATED, response_model=TransferResponse)
async def create_transfer(
    data: TransferCreate, user: CurrentUser, transfers: TransferServiceDep
) -> Transfer:
    """Move money from one's account to another account."""
    return await transfers.transfer(
        user,
        from_account_id=data.from_account_id,
        to_account_id=data.to_account_id,
        amount=data.amount,
    )
