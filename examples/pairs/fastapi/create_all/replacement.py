"""A migration changes what is there (Alembic writes it)."""

from fastapi import FastAPI
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

metadata = MetaData()
guests = Table("guests", metadata, Column("id", Integer, primary_key=True), Column("name", String))


async def release(connection: AsyncConnection) -> None:
    """Bring the tables to the form that the models have. Once the table had only an id."""
    await connection.execute(text("ALTER TABLE guests ADD COLUMN name text"))


async def add(connection: AsyncConnection, app: FastAPI) -> None:
    """Add a guest with the name of the application."""
    await connection.execute(insert(guests).values(name=app.title))
