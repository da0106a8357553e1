"""A URL that holds a password, as a secret."""

from pydantic import PostgresDsn, Secret
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    database_url: Secret[PostgresDsn]
