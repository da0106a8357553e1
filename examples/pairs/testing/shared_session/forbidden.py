"""A test that looks with the session of the application."""

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from fastapi import FastAPI
from pairs.testing.shared_session.service import get_session


async def test_a_new_name_is_stored(
    app: FastAPI, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    app.dependency_overrides[get_session] = lambda: session
    await client.put("/users/1", params={"name": "Ada"})
    assert await session.scalar(text("SELECT name FROM users")) == "Ada"
