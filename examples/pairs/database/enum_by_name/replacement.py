"""An enumeration that is stored by its values."""

from enum import StrEnum

from sqlalchemy import Enum, true
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Role(StrEnum):
    ADMIN = "admin"
    USER = "user"


def values(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(Enum(Role, native_enum=False, values_callable=values))
    is_active: Mapped[bool] = mapped_column(server_default=true())

    def __init__(self, **values: object) -> None:
        super().__init__(**{"is_active": True} | values)
