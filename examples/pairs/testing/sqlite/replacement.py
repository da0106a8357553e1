"""A name that the database of production checks."""

from sqlalchemy import Column, MetaData, NullPool, String, Table, insert
from sqlalchemy.ext.asyncio import create_async_engine

users = Table("users", MetaData(), Column("name", String(3)))


async def store(url: str, name: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(users.create)
        await connection.execute(insert(users).values(name=name))
