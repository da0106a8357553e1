"""A bulk insert that applies the model's defaults."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    color: Mapped[str] = mapped_column(default="blue")


async def add_tags(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    await session.execute(insert(Tag), rows)
