"""factory-boy's own SQLAlchemy factory with an asynchronous session: nothing is stored."""

import gc

import pytest
from factory.alchemy import SQLAlchemyModelFactory
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Tag
from app.resources import Resources
from tests.factories import TagFactory
from tests.helpers import stored


class StoringTagFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Tag
        sqlalchemy_session_persistence = "commit"

    name = "python"


def create_tag(session: AsyncSession) -> None:
    class FactoryOfSession(StoringTagFactory):
        class Meta:
            sqlalchemy_session = session

    FactoryOfSession.create()
    gc.collect()  # so that the forgotten coroutine warns here


async def count(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(Tag)) or 0


async def test_its_commit_is_never_awaited(resources: Resources, session: AsyncSession) -> None:
    async with resources.session_factory() as own_session:
        with pytest.warns(RuntimeWarning, match="never awaited"):
            create_tag(own_session)

    assert await count(session) == 0
    await stored(session, TagFactory.build())
    assert await count(session) == 1
