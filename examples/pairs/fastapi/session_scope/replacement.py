"""A session that goes back to the pool before the response is sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from pairs.database.engine_without_time_limits.replacement import create_engine


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the connections, serve, close them."""
    engine = create_engine(app.state.database_url)
    app.state.session_factory = async_sessionmaker(engine, expire_on_commit=False)
    yield
    await engine.dispose()


async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request."""
    factory: async_sessionmaker[AsyncSession] = request.app.state.session_factory
    async with factory() as session:
        yield session


SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]


app = FastAPI(lifespan=lifespan)


@app.get("/numbers")
async def read_numbers(session: SessionDep) -> list[int]:
    """Return more than a socket's buffer holds."""
    rows = await session.scalars(text("SELECT n FROM generate_series(1, 1000) AS n"))
    return list(rows)
