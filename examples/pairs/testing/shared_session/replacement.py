"""A test that looks with a session of its own."""

import httpx
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from pairs.testing.shared_session.service import get_session


async def test_a_new_name_is_stored(
    app: FastAPI, client: httpx.AsyncClient, session: AsyncSession
) -> None:
    assert get_session not in app.dependency_overrides
    await client.put("/users/1", params={"name": "Ada"})
    assert await session.scalar(text("SELECT name FROM users")) == "Ada"
