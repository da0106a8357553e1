"""What the database and the mapping enforce by themselves."""

from decimal import Decimal

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import configure_mappers

from app.models import Account, Base, Post, Transfer, User
from app.resources import Resources
from tests.factories import PostFactory, UserFactory
from tests.helpers import stored


async def test_an_unloaded_relationship_is_an_error_and_no_hidden_query(
    session: AsyncSession,
) -> None:
    await stored(session, PostFactory.build())
    session.expunge_all()
    post = (await session.scalars(select(Post))).one()

    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        _ = post.author


def test_no_relationship_loads_by_accident() -> None:
    configure_mappers()

    lazy = {
        f"{mapper.class_.__name__}.{relationship.key}": relationship.lazy
        for mapper in Base.registry.mappers
        for relationship in mapper.relationships
    }

    assert lazy
    assert set(lazy.values()) == {"raise"}, lazy


@pytest.mark.parametrize("balance", ["-0.01", "NaN"])
async def test_the_database_refuses_a_balance_that_is_none(
    session: AsyncSession, user: User, balance: str
) -> None:
    session.add(Account(owner_id=user.id, balance=Decimal(balance)))

    with pytest.raises(IntegrityError, match="ck_accounts_balance_not_negative"):
        await session.flush()


@pytest.mark.parametrize("amount", ["0", "-1", "NaN"])
async def test_the_database_refuses_a_transfer_of_nothing(
    session: AsyncSession, user: User, amount: str
) -> None:
    accounts = [Account(owner_id=user.id) for _ in range(2)]
    session.add_all(accounts)
    await session.flush()
    session.add(
        Transfer(
            from_account_id=accounts[0].id,
            to_account_id=accounts[1].id,
            amount=Decimal(amount),
        )
    )

    with pytest.raises(IntegrityError, match="ck_transfers_amount_positive"):
        await session.flush()


async def test_the_database_refuses_an_address_in_capitals(session: AsyncSession) -> None:
    session.add(UserFactory.build(email="Hong@example.com"))

    with pytest.raises(IntegrityError, match="ck_users_email_lowercase"):
        await session.flush()


async def test_the_database_alone_numbers_rows(session: AsyncSession) -> None:
    with pytest.raises(DBAPIError, match="non-DEFAULT value"):
        await session.execute(text("INSERT INTO tags (id, name) VALUES (1, 'x')"))


async def test_times_know_their_zone(user: User) -> None:
    assert user.created_at.tzinfo is not None


async def test_posts_go_with_their_author(session: AsyncSession, user: User) -> None:
    await stored(session, PostFactory.build(author=user))

    await session.delete(user)
    await session.commit()

    assert await session.scalar(select(Post.id)) is None


async def test_every_foreign_key_has_an_index(resources: Resources) -> None:
    """Without one, deleting a user reads every row of each table that points to users."""

    def unindexed(connection: object) -> list[str]:
        inspector = inspect(connection)
        missing = []
        for table in Base.metadata.tables:
            first_columns = {index["column_names"][0] for index in inspector.get_indexes(table)}
            first_columns.add(inspector.get_pk_constraint(table)["constrained_columns"][0])
            missing += [
                f"{table}.{key['constrained_columns'][0]}"
                for key in inspector.get_foreign_keys(table)
                if key["constrained_columns"][0] not in first_columns
            ]
        return missing

    async with resources.engine.connect() as connection:
        assert await connection.run_sync(unindexed) == []
