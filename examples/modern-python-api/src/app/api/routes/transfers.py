"""Accounts and transfers."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header

from app.api.dependencies import (
    AdminUser,
    CurrentUser,
    PathId,
    ServiceRoute,
    TransferServiceDep,
)
from app.api.openapi import problems
from app.models import Account
from app.schemas.account import (
    AccountResponse,
    DepositCreate,
    TransferCreate,
    TransferResponse,
)

router = APIRouter(prefix="/api", tags=["transfers"], route_class=ServiceRoute)

# Required: without it, a client that got no response could neither repeat the request nor give up.
type IdempotencyKey = Annotated[
    UUID, Header(description="Choose a new one for each request, and keep it when repeating one.")
]


@router.post("/accounts", status_code=HTTPStatus.CREATED, response_model=AccountResponse)
async def open_account(user: CurrentUser, transfers: TransferServiceDep) -> Account:
    """Open an empty account."""
    return await transfers.open_account(user)


@router.get("/accounts", response_model=list[AccountResponse])
async def list_accounts(user: CurrentUser, transfers: TransferServiceDep) -> Sequence[Account]:
    """List one's accounts."""
    return await transfers.list_accounts(user)


@router.post(
    "/accounts/{account_id:id}/deposits",
    responses=problems(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
)
async def deposit(
    account_id: PathId,
    data: DepositCreate,
    admin: AdminUser,
    transfers: TransferServiceDep,
    idempotency_key: IdempotencyKey,
) -> AccountResponse:
    """Put money from outside into an account; administrators only."""
    return await transfers.deposit(admin, account_id, key=idempotency_key, amount=data.amount)


@router.post(
    "/transfers",
    status_code=HTTPStatus.CREATED,
    responses=problems(HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
)
async def create_transfer(
    data: TransferCreate,
    user: CurrentUser,
    transfers: TransferServiceDep,
    idempotency_key: IdempotencyKey,
) -> TransferResponse:
    """Move money from one's account to another account."""
    return await transfers.transfer(
        user,
        key=idempotency_key,
        from_account_id=data.from_account_id,
        to_account_id=data.to_account_id,
        amount=data.amount,
    )
