"""Give Alembic the URL of the database, whatever its password holds."""

from alembic.config import Config


def configure(config: Config, url: str) -> None:
    config.attributes["url"] = url


def configured_url(config: Config) -> str:
    return str(config.attributes["url"])
