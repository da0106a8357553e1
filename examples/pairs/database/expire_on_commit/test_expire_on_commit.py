"""An object must be readable after the commit."""

from types import ModuleType

import pytest
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pairs.database.expire_on_commit import forbidden, replacement
from pairs.database.support import create_tables


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


async def name_after_commit(module: ModuleType, engine: AsyncEngine) -> str:
    await create_tables(engine, Base)
    async with module.create_session_factory(engine)() as session:
        user = User(name="Ada")
        session.add(user)
        await session.commit()
        return user.name


async def test_an_expired_object_cannot_be_read(engine: AsyncEngine) -> None:
    with pytest.raises(MissingGreenlet):
        await name_after_commit(forbidden, engine)


async def test_an_object_that_does_not_expire_can(engine: AsyncEngine) -> None:
    assert await name_after_commit(replacement, engine) == "Ada"
