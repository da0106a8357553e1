"""An update that cannot clear a field."""

from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str | None]


class UserUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = ""  # not None: the column cannot be null
    phone: str | None = None


async def update_user(session: AsyncSession, user_id: int, data: UserUpdate) -> None:
    user = await session.get_one(User, user_id, with_for_update=True, populate_existing=True)
    for field, value in data.model_dump(exclude_none=True).items():
        setattr(user, field, value)
    await session.commit()
