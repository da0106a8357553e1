"""A row whose number the database gives."""

from factory.base import Factory
from factory.declarations import Sequence
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
