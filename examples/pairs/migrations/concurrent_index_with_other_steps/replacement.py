"""An index that is built while others write, in a revision of its own."""

import sqlalchemy as sa
from alembic import op


def upgrade_0002() -> None:
    """Add the column."""
    op.add_column("users", sa.Column("login", sa.String(), nullable=True))


def upgrade_0003() -> None:
    """Add the index."""
    with op.get_context().autocommit_block():
        op.create_index(
            "uq_users_email", "users", ["email"], unique=True, postgresql_concurrently=True
        )
