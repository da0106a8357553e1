"""A default that the object has as soon as it exists."""

from sqlalchemy import true
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    is_active: Mapped[bool] = mapped_column(server_default=true())

    def __init__(self, **values: object) -> None:
        super().__init__(**{"is_active": True} | values)
