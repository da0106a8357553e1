"""Give Alembic the URL of the database, if its password holds no percent sign."""

from alembic.config import Config


def configure(config: Config, url: str) -> None:
    config.set_main_option("sqlalchemy.url", url)


def configured_url(config: Config) -> str:
    return config.get_main_option("sqlalchemy.url") or ""
