"""Accounts and transfers over HTTP."""

from decimal import Decimal

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Account, Transfer, User
from tests.helpers import new_key, stored


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
        headers=new_key(),
    )

    assert response.status_code == 201
    assert await balances(session, mine, theirs) == [Decimal("69.90"), Decimal("30.10")]
    [recorded] = await session.scalars(select(Transfer))
    assert recorded.id == response.json()["id"]
    assert (str(recorded.amount), response.json()["amount"]) == ("30.10", "30.10")


async def test_three_times_a_tenth_is_three_tenths(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts
    mine.balance = Decimal("0.30")
    await session.commit()
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "0.1"}

    for _ in range(3):
        assert (
            await user_client.post("/api/transfers", json=body, headers=new_key())
        ).status_code == 201

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
        headers=new_key(),
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
        headers={"Content-Type": "application/json"} | new_key(),
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
        headers=new_key(),
    )

    assert response.json()["amount"] == "0.10"


async def test_a_repeated_transfer_moves_money_once_and_gets_the_first_answer(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    # Given
    mine, theirs = accounts
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "60"}
    key = new_key()

    # When: the same ones again and again, also where the money would no longer do
    answers = [
        await user_client.post("/api/transfers", json=body | {"amount": amount}, headers=key)
        for amount in ("60", "60", "60.0")
    ]

    # Then
    assert [answer.status_code for answer in answers] == [201] * 3
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert await balances(session, mine, theirs) == [Decimal(40), Decimal(60)]


async def test_a_repeated_deposit_counts_once_and_gets_the_first_answer(
    admin_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    url, key = f"/api/accounts/{accounts[0].id}/deposits", new_key()
    first = await admin_client.post(url, json={"amount": "5"}, headers=key)
    await admin_client.post(url, json={"amount": "7"}, headers=new_key())

    again = await admin_client.post(url, json={"amount": "5"}, headers=key)

    assert (again.json(), again.json()["balance"]) == (first.json(), "105.00")
    assert await balances(session, accounts[0]) == [Decimal(112)]


async def test_a_key_cannot_be_used_for_another_request(
    admin_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    # Given
    urls = [f"/api/accounts/{account.id}/deposits" for account in accounts]
    key = new_key()
    await admin_client.post(urls[0], json={"amount": "5"}, headers=key)

    # When
    other_amount = await admin_client.post(urls[0], json={"amount": "6"}, headers=key)
    other_account = await admin_client.post(urls[1], json={"amount": "5"}, headers=key)

    # Then
    assert (other_amount.status_code, other_account.status_code) == (409, 409)
    assert await balances(session, *accounts) == [Decimal(105), Decimal(0)]


async def test_keys_of_two_users_do_not_meet(
    user_client: AsyncClient, admin_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts
    key = new_key()
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "1"}

    by_owner = await user_client.post("/api/transfers", json=body, headers=key)
    by_stranger = await admin_client.post("/api/transfers", json=body, headers=key)

    assert (by_owner.status_code, by_stranger.status_code) == (201, 403)


async def test_a_key_is_still_good_after_a_failure(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    """Nothing has happened, so the same request may succeed later."""
    mine, theirs = accounts
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "150"}
    key = new_key()
    failed = await user_client.post("/api/transfers", json=body, headers=key)
    mine.balance = Decimal(150)
    await session.commit()

    repeated = await user_client.post("/api/transfers", json=body, headers=key)

    assert (failed.status_code, repeated.status_code) == (409, 201)


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "not a UUID"}], ids=str)
async def test_money_does_not_move_without_a_key(
    user_client: AsyncClient, accounts: tuple[Account, Account], headers: dict[str, str]
) -> None:
    mine, theirs = accounts
    body = {"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "1"}

    response = await user_client.post("/api/transfers", json=body, headers=headers)

    assert response.status_code == 422
    assert response.json()["errors"][0]["location"] == ["header", "idempotency-key"]


async def test_more_than_there_is_cannot_be_transferred(
    user_client: AsyncClient, session: AsyncSession, accounts: tuple[Account, Account]
) -> None:
    mine, theirs = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": theirs.id, "amount": "100.01"},
        headers=new_key(),
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
        headers=new_key(),
    )

    assert response.status_code == 403


async def test_an_account_cannot_pay_itself(
    user_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, _ = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": mine.id, "amount": "1"},
        headers=new_key(),
    )

    assert response.status_code == 409


async def test_both_accounts_must_exist(
    user_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    mine, _ = accounts

    response = await user_client.post(
        "/api/transfers",
        json={"from_account_id": mine.id, "to_account_id": 999_999, "amount": "1"},
        headers=new_key(),
    )

    assert response.status_code == 404


async def test_only_administrators_deposit(
    user_client: AsyncClient, admin_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    url = f"/api/accounts/{accounts[0].id}/deposits"

    assert (await user_client.post(url, json={"amount": "5"}, headers=new_key())).status_code == 403
    deposited = await admin_client.post(url, json={"amount": "5"}, headers=new_key())
    assert (deposited.status_code, deposited.json()["balance"]) == (200, "105.00")
    missing = await admin_client.post(
        "/api/accounts/999999/deposits", json={"amount": "5"}, headers=new_key()
    )
    assert missing.status_code == 404


async def test_a_balance_does_not_grow_beyond_its_column(
    admin_client: AsyncClient, accounts: tuple[Account, Account]
) -> None:
    url = f"/api/accounts/{accounts[0].id}/deposits"

    response = await admin_client.post(
        url, json={"amount": "9999999999999999.99"}, headers=new_key()
    )

    assert response.status_code == 409
