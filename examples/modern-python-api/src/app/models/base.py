"""What all tables share."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Identity, MetaData, Numeric, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Named constraints can be altered and dropped by a migration; PostgreSQL's own names vary.
NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LARGEST_ID = 2**63 - 1  # BIGINT
MONEY_DIGITS = 18
MONEY_PLACES = 2

# `always=True`: the database alone numbers rows; an explicit id would collide with it later.
IntegerKey = Annotated[int, mapped_column(Identity(always=True), primary_key=True)]


class Base(DeclarativeBase):
    """Base of the models: `Mapped[...]` defines type and nullability, once."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy declares it as an instance's
        int: BigInteger(),
        datetime: DateTime(timezone=True),
        Decimal: Numeric(MONEY_DIGITS, MONEY_PLACES),
    }
    # Values that the database computes come back with the INSERT or UPDATE itself. Otherwise
    # reading `updated_at` after an update would start I/O outside of an await.
    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012 - likewise


class Timestamps:
    """Adds when a row was made and last changed, by the database's clock."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())
