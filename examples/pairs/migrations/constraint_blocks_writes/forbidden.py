"""A constraint whose check of the stored rows stops everybody."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_check_constraint("ck_users_age", "users", "age >= 0")


def downgrade() -> None:
    op.drop_constraint("ck_users_age", "users")
