"""An engine that waits without end for a locked row, a slow statement, a silent server."""

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def create_engine(url: str) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_pre_ping=True,  # survive a restart of the database
        hide_parameters=True,  # keep values out of logs and errors
    )
