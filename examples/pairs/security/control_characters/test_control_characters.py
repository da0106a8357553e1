"""A name with a NUL is a 500 of PostgreSQL; one with a line break forges lines and headers."""

import pytest
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from pairs.security.control_characters import forbidden, replacement

NAMES = (
    "ann\x00",
    "ann\nlevel=ERROR",
    "ann\r\nBcc: all@example.com",
    "\u2028",
    "\u200b",
    "\x1b[2J",
)


async def test_a_nul_is_an_error_of_the_database(postgres_url: str) -> None:
    name = forbidden.Profile(name="ann\x00").name
    engine = create_async_engine(postgres_url)
    async with engine.connect() as connection:
        with pytest.raises(DBAPIError, match="invalid byte sequence"):
            await connection.execute(text("SELECT CAST(:name AS text)"), {"name": name})
    await engine.dispose()


@pytest.mark.parametrize("name", NAMES)
def test_any_character_passes(name: str) -> None:
    assert forbidden.Profile(name=name).name == name


@pytest.mark.parametrize("name", NAMES)
def test_an_invisible_character_is_rejected(name: str) -> None:
    with pytest.raises(ValidationError, match="visible characters"):
        replacement.Profile(name=name)


@pytest.mark.parametrize("name", ["Ann", "김민수", "O'Neill", "👩‍💻"])
def test_names_pass(name: str) -> None:
    assert replacement.Profile(name=name).name == name
