"""A URL that holds a password, as a type that shows it."""

from pydantic import PostgresDsn
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    database_url: PostgresDsn
