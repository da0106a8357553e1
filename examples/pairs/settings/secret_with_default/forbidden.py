"""A secret that has a value without being set."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    secret_key: str = "change-me"  # noqa: S105  # the point of this example
