"""Values that PostgreSQL rejects must fail in a test, too."""

import pytest
from sqlalchemy.exc import DBAPIError

from pairs.testing.sqlite import forbidden, replacement


async def test_sqlite_stores_what_is_too_long(postgres_url: str) -> None:
    await forbidden.store(postgres_url, "Grace")


async def test_postgresql_rejects_it(postgres_url: str) -> None:
    with pytest.raises(DBAPIError, match="too long"):
        await replacement.store(postgres_url, "Grace")
