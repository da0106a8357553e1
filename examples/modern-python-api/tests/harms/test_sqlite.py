"""SQLite in place of PostgreSQL: a test passes there with data that production refuses."""

import pytest
from sqlalchemy import create_engine, insert  # noqa: TID251 - the harm itself
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Base, Post, User

ROWS = [
    (User, {"name": "x" * 101, "email": "a@example.com", "hashed_password": "-"}),
    (Post, {"title": "T", "content": "C", "author_id": 999_999}),
]


@pytest.mark.parametrize(("model", "row"), ROWS, ids=["name too long", "author does not exist"])
async def test_what_postgresql_refuses_sqlite_stores(
    session: AsyncSession, model: type[Base], row: dict[str, object]
) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        stored = connection.execute(insert(model).values(id=1, **row)).rowcount
    engine.dispose()

    assert stored == 1
    with pytest.raises(DBAPIError):
        await session.execute(insert(model).values(**row))
