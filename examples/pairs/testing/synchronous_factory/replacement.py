"""A factory that only builds; the test stores."""

from factory.base import Factory
from factory.declarations import Sequence
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class TagFactory(Factory[Tag]):
    class Meta:
        model = Tag

    name = Sequence(lambda number: f"tag{number}")  # type: ignore[no-untyped-call]  # factory-boy gives no type


async def stored_tag(session: AsyncSession) -> Tag:
    tag = TagFactory.build()
    session.add(tag)
    await session.commit()
    return tag
