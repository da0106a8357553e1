"""`hide_parameters` hides the parameters; PostgreSQL's DETAIL line repeats the row all the same."""

from types import ModuleType

import pytest
from fastapi import HTTPException
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from pairs.security.insert_error_in_log import forbidden, replacement

EMAIL = "ann@example.com"


async def _log_of_a_duplicate(
    module: ModuleType, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> str:
    engine = create_async_engine(postgres_url, hide_parameters=True)
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TEMP TABLE people (email text UNIQUE)"))
        await module.add_user(connection, EMAIL)
        with pytest.raises(HTTPException, match="conflicts"):
            await module.add_user(connection, EMAIL)
    await engine.dispose()
    return caplog.text


async def test_the_traceback_holds_the_address(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert EMAIL in await _log_of_a_duplicate(forbidden, postgres_url, caplog)


async def test_the_kind_of_the_error_holds_no_data(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    log = await _log_of_a_duplicate(replacement, postgres_url, caplog)
    assert "User not stored" in log
    assert EMAIL not in log
