"""A column and its index, built while others write, in one revision."""

import sqlalchemy as sa
from alembic import op


def upgrade_0002() -> None:
    """Add the column, and its index."""
    op.add_column("users", sa.Column("login", sa.String(), nullable=True))
    with op.get_context().autocommit_block():
        op.create_index(
            "uq_users_email", "users", ["email"], unique=True, postgresql_concurrently=True
        )


def upgrade_0003() -> None:
    """Do nothing."""
