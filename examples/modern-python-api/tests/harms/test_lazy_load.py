"""Attributes that would have to be read from the database outside of an `await`.

The models here map the service's tables with SQLAlchemy's defaults, as they are often written.
"""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from sqlalchemy import DateTime, ForeignKey, func, select
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.models import User
from app.resources import Resources
from tests.factories import PostFactory, UserFactory
from tests.helpers import stored


class LooseBase(DeclarativeBase):
    pass


class Author(LooseBase):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), onupdate=func.now())
    articles: Mapped[list["Article"]] = relationship()


class Article(LooseBase):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))


@contextmanager
def needs_a_greenlet() -> Iterator[None]:
    """Expect that something is read where nothing can be awaited.

    If the pool has no connection then, SQLAlchemy makes a coroutine that connects, and drops it.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "coroutine 'connect' was never awaited", RuntimeWarning)
        with pytest.raises(MissingGreenlet):
            yield
        gc.collect()  # the exception's traceback holds the coroutine, and would outlive the test


async def list_titles(session: AsyncSession) -> list[str]:
    authors = await session.scalars(select(Author))
    return [article.title for author in authors for article in author.articles]


async def test_a_relationship_that_no_query_loaded_cannot_be_read(session: AsyncSession) -> None:
    await stored(session, PostFactory.build())

    with needs_a_greenlet():
        await list_titles(session)


async def test_a_column_that_the_database_computes_on_update_cannot_be_read(
    session: AsyncSession,
) -> None:
    # Given
    user = await stored(session, UserFactory.build())
    author = await session.get_one(Author, user.id)

    # When
    author.name, user.name = "New", "Newer"
    await session.commit()

    # Then: unless the mapper has `eager_defaults`, as all of ours
    with needs_a_greenlet():
        _ = author.updated_at
    assert user.updated_at > user.created_at


async def test_nothing_can_be_read_after_a_commit_that_expires_objects(
    resources: Resources, user: User
) -> None:
    # Given: a factory with SQLAlchemy's default
    expiring = async_sessionmaker(resources.engine)

    async with expiring() as session:
        mine = await session.get_one(User, user.id)
        await session.commit()

        with needs_a_greenlet():
            _ = mine.name

    # Ours is made with `expire_on_commit=False`.
    async with resources.session_factory() as session:
        mine = await session.get_one(User, user.id)
        await session.commit()
        assert mine.name == user.name
