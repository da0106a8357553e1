"""A list of names with commas between them."""

from typing import Annotated

from pydantic import BeforeValidator
from pydantic_settings import BaseSettings, NoDecode


def split_commas(value: object) -> object:
    """Return the parts of a text; leave anything else as it is."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


class Settings(BaseSettings):
    """The settings of the service."""

    allowed_hosts: Annotated[list[str], NoDecode, BeforeValidator(split_commas)]
