"""Posts and their tags."""

from sqlalchemy import Column, ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, IntegerKey, Timestamps
from app.models.user import User

post_tags = Table(
    "post_tags",
    Base.metadata,
    Column("post_id", ForeignKey("posts.id", ondelete="CASCADE"), primary_key=True),
    # The primary key serves searches by post; the index serves those by tag.
    Column("tag_id", ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Post(Timestamps, Base):
    """A text by a user."""

    __tablename__ = "posts"

    id: Mapped[IntegerKey]
    title: Mapped[str] = mapped_column(String(200))
    content: Mapped[str] = mapped_column(Text)
    # PostgreSQL does not index foreign keys by itself.
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)

    # `raise`: a query that forgot to load them fails in the first test,
    # instead of sending one query a row (or failing with MissingGreenlet) in production.
    author: Mapped[User] = relationship(lazy="raise")
    tags: Mapped[list["Tag"]] = relationship(secondary=post_tags, lazy="raise", order_by="Tag.name")


class Tag(Base):
    """A word that posts share."""

    __tablename__ = "tags"

    id: Mapped[IntegerKey]
    name: Mapped[str] = mapped_column(String(50), unique=True)
