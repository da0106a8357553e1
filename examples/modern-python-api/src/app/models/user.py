"""Users."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, String, true
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, IntegerKey, Timestamps


class Role(StrEnum):
    """What a user may do beyond their own things."""

    USER = "user"
    ADMIN = "admin"


class User(Timestamps, Base):
    """A person with a login. Only the Argon2 hash of the password is kept."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lowercase"),)

    id: Mapped[IntegerKey]
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    hashed_password: Mapped[str] = mapped_column(String(255))
    role: Mapped[Role] = mapped_column(
        # A text column with a check: a native enum type is awkward to migrate.
        Enum(
            Role,
            name="role",
            native_enum=False,
            create_constraint=True,
            length=16,
            values_callable=lambda roles: [role.value for role in roles],
        ),
        server_default=Role.USER.value,
    )
    is_active: Mapped[bool] = mapped_column(server_default=true())
