"""Accounts and transfers over HTTP."""

from decimal import Decimal

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Account, User
from tests.conftest import Login
from tests.factories import UserFactory
from tests.helpers import stored


@pytest.fixture
async def accounts(session: AsyncSession, user: User, admin: User) -> tuple[Account, Account]:
    """An account of `user` with 100, and an empty one of `admin`."""
    mine = await stored(session, Account(owner_id=user.id, balance=Decimal(100)))
    theirs = await stored(session, Account(owner_id=admin.id))
    return mine, theirs


async def balances(session: AsyncSession, *accounts: Account) -> list[Decimal]:
    for account in accounts:
        await session.refresh(account)
    return [account.balance for account in accounts]


async def test_an_account_starts_empty_and_is_listed(user_client: AsyncClient, user: User) -> None:
    opened = await user_client.post("/api/accounts")

    assert opened.status_code == 201
    assert (opened.json()["owner_id"], opened.json()["balance"]) == (user.id, "0.00")
    assert (await user_client.get("/api/accounts")).json() == [opened.json()]


async def test_a_transfer_moves_money_and_is_recorded(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "30.10"},
    )

    assert response.status_code == 201
    assert await balances(session, mine, theirs) == [Decimal("69.90"), Decimal("30.10")]
    recorded = await user_client.get(f"/api/accounts/{mine.id}/transfers")
    assert recorded.json() == [response.json()]
    assert recorded.json()[0]["amount"] == "30.10"


async def test_three_times_a_tenth_is_three_tenths(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts
    mine.balance = Decimal("0.30")
    await session.commit()
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "0.1"}

    for _ in range(3):
        assert (await user_client.post("/api/transfers", json=body)).status_code == 201

    assert await balances(session, mine, theirs) == [Decimal(0), Decimal("0.30")]


@pytest.mark.parametrize(
    "amount",
    [
        *(10, 0.1, 99999999999999.99, None),  # a number is a float to most JSON parsers
        *("0.00", "-0.01", "+1", "NaN", "Infinity", "1e2", "1e400", "0.001", "x", "", " 1", "1\n"),
        *("\uff11", "\u0663", "1_000", "12345678901234567"),
    ],
)
async def test_amounts_that_are_no_money_are_refused(
    user_client: AsyncClient,
    session: AsyncSession,
    accounts: tuple[Account, Account],
    amount: object,
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": theirs.id, "amount": amount},
    )

    assert response.status_code == 422
    assert await balances(session, mine, theirs) == [Decimal(100), Decimal(0)]


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-1e9999"])
async def test_number_literals_that_json_does_not_know_are_refused(
    user_client: AsyncClient, accounts: tuple[Account, Account], literal: str
) -> None:
    """Python's JSON parser takes them, so a client could send them."""
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        content=(
            f'{{"from_account_id": {mine.id}, "to_account_id": {theirs.id}, "amount": {literal}}}'
        ),
        headers={"Content-Type": "application/json"},
    )

    assert response.status_code == 422


@pytest.mark.parametrize("amount", ["0.1", "00.1", "0.10"])
async def test_an_amount_comes_back_in_one_form(
    user_client: AsyncClient, accounts: tuple[Account, Account], amount: str
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": theirs.id, "amount": amount},
    )

    assert response.json()["amount"] == "0.10"
    [recorded] = (await user_client.get(f"/api/accounts/{mine.id}/transfers")).json()
    assert recorded == response.json()


async def test_more_than_there_is_cannot_be_transferred(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "100.01"},
    )

    assert response.status_code == 409
    assert await balances(session, mine, theirs) == [Decimal(100), Decimal(0)]


async def test_nobody_takes_from_somebody_elses_account(
    user_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": theirs.id, "to_account_id": mine.id, "amount": "1"},
    )

    assert response.status_code == 403


async def test_an_account_cannot_pay_itself(
    user_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, _ = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": mine.id, "amount": "1"},
    )

    assert response.status_code == 409


async def test_both_accounts_must_exist(
    user_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, _ = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": 999_999, "amount": "1"},
    )

    assert response.status_code == 404


async def test_only_administrators_deposit(
    user_client: AsyncClient, admin_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    url = f"/api/accounts/{accounts[0].id}/deposits"

    assert (await user_client.post(url, json={"amount": "5"})).status_code == 403
    deposited = await admin_client.post(url, json={"amount": "5"})
    assert (deposited.status_code, deposited.json()["balance"]) == (200, "105.00")
    missing = await admin_client.post("/api/accounts/999999/deposits", json={"amount": "5"})
    assert missing.status_code == 404


async def test_a_balance_does_not_grow_beyond_its_column(
    admin_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    url = f"/api/accounts/{accounts[0].id}/deposits"

    response = await admin_client.post(url, json={"amount": "9999999999999999.99"})

    assert response.status_code == 409


async def test_transfers_of_somebody_elses_account_are_not_shown(
    login: Login, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    stranger = await login(await stored(session, UserFactory.build()))

    response = await stranger.get(f"/api/accounts/{accounts[0].id}/transfers")

    assert response.status_code == 404
