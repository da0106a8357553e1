"""Write a migration: what the models say more or less than the migrations so far."""

import argparse
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from dev.servers import postgresql_server

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Compare the models with a new database that has all migrations, and write the difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("message", help='what changes, for example "Add phone numbers"')
    message: str = parser.parse_args().message
    with (
        tempfile.TemporaryDirectory(prefix="api-migration-") as directory,
        postgresql_server(Path(directory, "postgresql")) as database_url,
    ):
        config = Config(ROOT / "alembic.ini")
        config.attributes["database_url"] = database_url
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True)


if __name__ == "__main__":
    main()
