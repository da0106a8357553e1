"""Statements of 300-database that forbid nothing, so that no pair holds them."""

from collections.abc import Iterator
from importlib.metadata import requires, version
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from sqlalchemy import JSON, Engine, String, create_engine, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column
from sqlmodel import Field, Relationship, SQLModel

from pairs.database.support import create_tables

LIMITS = {"connect_timeout": 5, "options": "-c statement_timeout=1s -c lock_timeout=200ms"}


@pytest.fixture
def psycopg(postgres_url: str) -> Iterator[Engine]:
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, connect_args=LIMITS)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE rooms (id int PRIMARY KEY, name text)"))
        connection.execute(text("ALTER TABLE rooms ADD CONSTRAINT uq_rooms_name UNIQUE (name)"))
        connection.execute(text("INSERT INTO rooms VALUES (1, 'Blue')"))
    yield engine
    engine.dispose()


def test_with_psycopg_a_lock_and_a_statement_have_limits(psycopg: Engine) -> None:
    with psycopg.begin() as holder, psycopg.connect() as waiting:
        holder.execute(text("SELECT 1 FROM rooms FOR UPDATE"))
        with pytest.raises(OperationalError, match="lock timeout"):
            waiting.execute(text("SELECT 1 FROM rooms FOR UPDATE"))
        waiting.rollback()
        with pytest.raises(OperationalError, match="statement timeout"):
            waiting.execute(text("SELECT pg_sleep(10)"))


def test_with_psycopg_an_error_names_its_constraint(psycopg: Engine) -> None:
    with Session(psycopg) as session, pytest.raises(IntegrityError) as caught:
        session.execute(text("INSERT INTO rooms VALUES (2, 'Blue')"))
    assert caught.value.orig.diag.constraint_name == "uq_rooms_name"  # type: ignore[union-attr]  # psycopg's


async def test_a_transaction_can_limit_its_own_locks(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execute(text("SET LOCAL lock_timeout = '3s'"))
        assert await connection.scalar(text("SHOW lock_timeout")) == "3s"
        await connection.rollback()
        assert await connection.scalar(text("SHOW lock_timeout")) == "0"


def test_since_sqlalchemy_2_1_asyncio_is_an_extra() -> None:
    needs = [Requirement(line) for line in requires("sqlalchemy") or []]
    greenlets = [need.marker for need in needs if need.name == "greenlet"]
    comes_along = any(mark is None or mark.evaluate({"extra": ""}) for mark in greenlets)
    assert comes_along is (Version(version("sqlalchemy")) < Version("2.1"))


class Base(DeclarativeBase):
    """What maps a class to a table."""


class Row(Base):
    """A row with a document."""

    __tablename__ = "rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON()))


async def test_a_document_is_followed_at_its_first_level_only(engine: AsyncEngine) -> None:
    await create_tables(engine, Base)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        row = Row(data={"count": 1, "deep": {"count": 1}})
        session.add(row)
        await session.commit()
        row.data["deep"]["count"] = 2
        assert not session.is_modified(row)
        row.data["deep"] = {"count": 3}
        assert session.is_modified(row)
        await session.commit()
        await session.refresh(row)
        assert row.data == {"count": 1, "deep": {"count": 3}}


class Team(SQLModel, table=True):
    """A team, with the arguments that SQLModel has no names for."""

    __tablename__ = "teams"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=String(50), sa_column_kwargs={"server_default": "none"})
    players: list["Player"] = Relationship(sa_relationship_kwargs={"lazy": "raise"})


class Player(SQLModel, table=True):
    """A player of a team."""

    __tablename__ = "players"

    id: int | None = Field(default=None, primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="teams.id", ondelete="CASCADE")


def test_sqlmodel_takes_the_arguments_of_columns_and_relationships() -> None:
    configure_mappers()
    column = Team.__table__.c.name  # type: ignore[attr-defined]  # SQLModel's types do not show it
    assert column.type.length == 50
    assert column.server_default.arg == "none"
    assert Team.__mapper__.relationships["players"].lazy == "raise"  # type: ignore[attr-defined]  # the same
