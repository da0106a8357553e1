"""Many requests at the same moment, against a real PostgreSQL: only there do races show."""

import asyncio
import random
from collections import Counter
from decimal import Decimal

from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Account, Tag, Transfer, User
from tests.conftest import Login
from tests.factories import PASSWORD, UserFactory
from tests.helpers import new_key, stored


async def test_of_parallel_registrations_of_one_address_one_succeeds(
    client: AsyncClient, session: AsyncSession
) -> None:
    body = {"name": "N", "email": "same@example.com", "password": PASSWORD}

    answers = await asyncio.gather(*(client.post("/api/users", json=body) for _ in range(10)))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 9}
    assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_of_parallel_transfers_only_as_many_succeed_as_there_is_money(
    user_client: AsyncClient, session: AsyncSession, user: User
) -> None:
    # Given
    source = await stored(session, Account(owner_id=user.id, balance=Decimal(100)))
    target = await stored(session, Account(owner_id=user.id))
    body = {"from_account_id": source.id, "to_account_id": target.id, "amount": "10"}

    # When: five times what there is
    answers = await asyncio.gather(
        *(user_client.post("/api/transfers", json=body, headers=new_key()) for _ in range(50))
    )

    # Then
    assert Counter(answer.status_code for answer in answers) == {201: 10, 409: 40}
    await session.refresh(source)
    await session.refresh(target)
    assert (source.balance, target.balance) == (Decimal(0), Decimal(100))


async def test_of_parallel_repetitions_of_one_transfer_one_moves_money(
    user_client: AsyncClient, session: AsyncSession, user: User
) -> None:
    # Given
    source = await stored(session, Account(owner_id=user.id, balance=Decimal(100)))
    target = await stored(session, Account(owner_id=user.id))
    body = {"from_account_id": source.id, "to_account_id": target.id, "amount": "10"}
    key = new_key()

    # When
    answers = await asyncio.gather(
        *(user_client.post("/api/transfers", json=body, headers=key) for _ in range(20))
    )

    # Then
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    await session.refresh(source)
    assert source.balance == Decimal(90)


async def test_transfers_in_all_directions_neither_deadlock_nor_lose_money(
    login: Login, session: AsyncSession, user: User
) -> None:
    # Given
    client = await login(user)
    accounts = [Account(owner_id=user.id, balance=Decimal(1000)) for _ in range(4)]
    session.add_all(accounts)
    await session.commit()
    pairs = [random.sample([account.id for account in accounts], 2) for _ in range(50)]

    # When: a deadlock would come back as an error after a second
    answers = await asyncio.gather(
        *(
            client.post(
                "/api/transfers",
                json={"from_account_id": source, "to_account_id": target, "amount": "3.33"},
                headers=new_key(),
            )
            for source, target in pairs
        )
    )

    # Then
    assert {answer.status_code for answer in answers} == {201}
    assert await session.scalar(select(func.sum(Account.balance))) == Decimal(4000)
    assert await session.scalar(select(func.count()).select_from(Transfer)) == 50


async def test_parallel_posts_may_bring_the_same_new_tags(
    user_client: AsyncClient, session: AsyncSession
) -> None:
    names = [f"tag-{number}" for number in range(10)]

    async def publish() -> int:
        tags = random.sample(names, len(names))
        body = {"title": "T", "content": "C", "tags": tags}
        return (await user_client.post("/api/posts", json=body)).status_code

    assert set(await asyncio.gather(*(publish() for _ in range(20)))) == {201}
    assert await session.scalar(select(func.count()).select_from(Tag)) == 10


async def test_of_parallel_refreshes_with_one_token_at_most_one_succeeds(
    client: AsyncClient, user: User
) -> None:
    tokens = await client.post(
        "/api/auth/login", data={"username": user.email, "password": PASSWORD}
    )
    body = {"refresh_token": tokens.json()["refresh_token"]}

    answers = await asyncio.gather(
        *(client.post("/api/auth/refresh", json=body) for _ in range(10))
    )

    statuses = Counter(answer.status_code for answer in answers)
    assert statuses[200] <= 1
    assert statuses[200] + statuses[401] == 10


async def test_requests_wait_for_a_connection_and_do_not_fail(
    app: FastAPI, client: AsyncClient
) -> None:
    """More requests at once than the pool has connections."""
    pool = app.state.settings.database_pool_size + app.state.settings.database_max_overflow

    answers = await asyncio.gather(*(client.get("/api/posts") for _ in range(5 * pool)))

    assert {answer.status_code for answer in answers} == {200}


async def test_of_parallel_deletions_one_succeeds(user_client: AsyncClient) -> None:
    created = await user_client.post("/api/posts", json={"title": "T", "content": "C"})
    url = f"/api/posts/{created.json()['id']}"

    answers = await asyncio.gather(*(user_client.delete(url) for _ in range(5)))

    assert Counter(answer.status_code for answer in answers) == {204: 1, 404: 4}


async def test_of_administrators_who_leave_at_the_same_moment_one_stays(
    login: Login, session: AsyncSession
) -> None:
    change = {"role": "user", "is_active": True}
    for _ in range(3):
        # Given
        admins = [await stored(session, UserFactory.build(admin=True)) for _ in range(4)]
        clients = [await login(admin) for admin in admins]

        # When
        answers = await asyncio.gather(
            *(
                client.put(f"/api/users/{admin.id}/access", json=change)
                for client, admin in zip(clients, admins, strict=True)
            )
        )

        # Then
        assert Counter(answer.status_code for answer in answers) == {200: 3, 409: 1}
        await session.execute(delete(User))
        await session.commit()
