"""A constraint whose check of the stored rows lets others write."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE users ADD CONSTRAINT ck_users_age CHECK (age >= 0) NOT VALID")
        op.execute("ALTER TABLE users VALIDATE CONSTRAINT ck_users_age")


def downgrade() -> None:
    op.drop_constraint("ck_users_age", "users")
