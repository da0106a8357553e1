"""A list that the environment can only give as JSON."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """The settings of the service."""

    allowed_hosts: list[str]
