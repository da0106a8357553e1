"""An engine that waits for nothing without end."""

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def create_engine(url: str) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_timeout=5,  # seconds, to get a connection from the pool
        pool_pre_ping=True,  # survive a restart of the database
        hide_parameters=True,  # keep values out of logs and errors
        connect_args={
            "timeout": 5,  # to connect
            "command_timeout": 15,  # for each statement
            "server_settings": {"lock_timeout": "3s"},  # to get a row's or a table's lock
        },
    )
