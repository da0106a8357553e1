"""A name that SQLite stores, whatever its length."""

from sqlalchemy import Column, MetaData, NullPool, String, Table, create_engine, insert

users = Table("users", MetaData(), Column("name", String(3)))


async def store(url: str, name: str) -> None:
    assert url
    engine = create_engine("sqlite://", poolclass=NullPool)
    with engine.begin() as connection:
        users.create(connection)
        connection.execute(insert(users).values(name=name))
