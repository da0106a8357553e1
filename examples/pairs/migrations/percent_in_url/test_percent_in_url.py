"""`%` in an ini value starts an interpolation, and URLs encode passwords with it."""

import pytest
from alembic.config import Config

from pairs.migrations.percent_in_url import forbidden, replacement

URL = "postgresql+asyncpg://app:p%40ss@db/app"


def test_an_encoded_password_breaks_the_ini_file() -> None:
    with pytest.raises(ValueError, match="invalid interpolation syntax"):
        forbidden.configure(Config(), URL)


def test_an_attribute_keeps_it() -> None:
    config = Config()
    replacement.configure(config, URL)
    assert replacement.configured_url(config) == URL
