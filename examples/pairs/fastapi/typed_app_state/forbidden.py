"""What the lifespan opened is Any."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from pairs.database.engine_without_time_limits.replacement import create_engine


@dataclass(frozen=True, slots=True)
class Resources:
    """What is open while the application runs."""

    session_factory: async_sessionmaker[AsyncSession]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the resources, serve, close them."""
    engine = create_engine(app.state.database_url)
    app.state.resources = Resources(async_sessionmaker(engine, expire_on_commit=False))
    yield
    await engine.dispose()


def get_resources(request: Request) -> Resources:
    """Return what the lifespan opened."""
    return request.app.state.resources


ResourcesDep = Annotated[Resources, Depends(get_resources)]
