"""An update of the fields that a schema lists."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_admin: Mapped[bool] = mapped_column(default=False)


class UserUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str


async def update_user(session: AsyncSession, user_id: int, data: Mapping[str, object]) -> None:
    changes = UserUpdate.model_validate(data).model_dump()
    await session.execute(update(User).where(User.id == user_id).values(**changes))
    await session.commit()
