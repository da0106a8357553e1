"""The text of a failed statement goes to the log, and must hold no personal data."""

from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pairs.database.parameters_in_errors import forbidden, replacement

HASH = "$argon2id$v=19$m=65536"


async def failure(module: ModuleType, url: str) -> IntegrityError:
    engine = module.create_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE users (email text UNIQUE, hash text)"))
        insert = text("INSERT INTO users VALUES (:email, :hash)")
        row = {"email": "ada@example.com", "hash": HASH}
        await connection.execute(insert, row)
        with pytest.raises(IntegrityError) as raised:
            await connection.execute(insert, row)
        await connection.rollback()
    await engine.dispose()
    return raised.value


async def test_the_error_shows_the_parameters(postgres_url: str) -> None:
    assert HASH in str(await failure(forbidden, postgres_url))


async def test_the_error_hides_the_parameters(postgres_url: str) -> None:
    assert HASH not in str(await failure(replacement, postgres_url))


async def test_postgresql_itself_still_shows_the_key(postgres_url: str) -> None:
    error = await failure(replacement, postgres_url)
    assert error.orig is not None
    assert "ada@example.com" in str(error.orig.__cause__)  # a logged traceback prints it
