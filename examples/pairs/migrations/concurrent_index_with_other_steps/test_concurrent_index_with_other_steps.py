"""A migration whose index fails can be run again, once the cause is gone."""

from pathlib import Path
from types import ModuleType

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from pairs.migrations.concurrent_index_with_other_steps import forbidden, replacement

REVISION = """
from {module} import upgrade_{number} as upgrade

revision = "{number}"
down_revision = {before}
"""
ENV = """
from alembic import context
from sqlalchemy import NullPool, create_engine

engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""


def _project(module: ModuleType, folder: Path, url: str) -> Config:
    (folder / "versions").mkdir()
    (folder / "env.py").write_text(ENV)
    for number, before in (("0002", None), ("0003", "0002")):
        source = REVISION.format(module=module.__name__, number=number, before=repr(before))
        (folder / "versions" / f"{number}.py").write_text(source)
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url
    return config


@pytest.mark.parametrize(
    ("module", "why_again_not"), [(forbidden, "already exists"), (replacement, None)]
)
def test_whether_a_failed_migration_runs_again(
    module: ModuleType, why_again_not: str | None, tmp_path: Path, postgres_url: str
) -> None:
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    shown = url.render_as_string(hide_password=False)
    config = _project(module, tmp_path, shown)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE users (email text)"))
        connection.execute(text("INSERT INTO users VALUES ('a@b.example'), ('a@b.example')"))
    with pytest.raises(DBAPIError, match="could not create unique index"):
        command.upgrade(config, "head")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM users"))
        connection.execute(text("DROP INDEX uq_users_email"))  # it is there, and invalid
    if why_again_not:
        with pytest.raises(DBAPIError, match=why_again_not):
            command.upgrade(config, "head")
    else:
        command.upgrade(config, "head")
