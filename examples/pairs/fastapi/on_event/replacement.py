"""Start and end in one function."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

opened: list[str] = []


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
    """Open something, serve, close it."""
    opened.append("pool")
    yield
    opened.clear()


app = FastAPI(lifespan=lifespan)
