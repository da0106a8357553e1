"""What 400-security says of the tracebacks of database errors."""

import logging
import re
from io import StringIO
from types import TracebackType
from typing import override

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine

type ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class Formatter(logging.Formatter):
    """Format records without the rows that PostgreSQL repeats."""

    @override
    def formatException(self, ei: ErrorInfo) -> str:
        return re.sub("DETAIL:.*", "", super().formatException(ei))


@pytest.mark.parametrize(
    ("formatter", "named"), [(logging.Formatter(), True), (Formatter(), False)]
)
async def test_a_formatter_keeps_the_row_out_of_tracebacks(
    formatter: logging.Formatter, named: bool, postgres_url: str
) -> None:
    address = {"email": "ada@example.com"}
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logger = logging.getLogger(f"{__name__}.{named}")
    logger.addHandler(handler)
    engine = create_async_engine(postgres_url, hide_parameters=True)
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE users (email text PRIMARY KEY)"))
        insert = text("INSERT INTO users VALUES (:email)")
        await connection.execute(insert, address)
        try:
            await connection.execute(insert, address)
        except IntegrityError:
            logger.exception("Exception in ASGI application")
    await engine.dispose()
    assert "users_pkey" in stream.getvalue()
    assert (address["email"] in stream.getvalue()) is named
