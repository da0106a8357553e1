"""A session that stays open until the client has read the response."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from pairs.fastapi.typed_app_state.replacement import ResourcesDep


async def get_session(resources: ResourcesDep) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request."""
    async with resources.session_factory() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(get_session)]


app = FastAPI()


@app.get("/numbers")
async def read_numbers(session: SessionDep) -> list[int]:
    """Return more than a socket's buffer holds."""
    rows = await session.scalars(text("SELECT n FROM generate_series(1, 1000) AS n"))
    return list(rows)
