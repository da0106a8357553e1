"""A service that changes a name, and one that forgets to commit."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


async def get_session(request: Request) -> AsyncIterator[AsyncSession]:
    async with AsyncSession(request.app.state.engine) as session:
        yield session


def create_app(engine: AsyncEngine, *, commit: bool) -> FastAPI:
    """Return the service, or one that forgets to commit."""
    app = FastAPI()
    app.state.engine = engine

    @app.put("/users/1")
    async def rename(name: str, session: Annotated[AsyncSession, Depends(get_session)]) -> None:
        await session.execute(text("UPDATE users SET name = :name"), {"name": name})
        if commit:
            await session.commit()

    return app
