"""A factory that commits, in a session whose commit is never awaited."""

from factory.alchemy import SQLAlchemyModelFactory
from factory.declarations import Sequence
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class TagFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Tag
        sqlalchemy_session_persistence = "commit"

    name = Sequence(lambda number: f"tag{number}")  # type: ignore[no-untyped-call]  # factory-boy gives no type


async def stored_tag(session: AsyncSession) -> Tag:
    TagFactory._meta.sqlalchemy_session = session
    return TagFactory.create()
