"""The engine and the sessions, made from settings and never at import."""

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from app.config import Settings

type SessionFactory = async_sessionmaker[AsyncSession]


def create_engine(settings: Settings) -> AsyncEngine:
    """Make the engine of one process; the lifespan disposes of it."""
    seconds = settings.dependency_timeout_seconds
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.database_pool_size,
        max_overflow=settings.database_max_overflow,
        pool_pre_ping=True,  # survive a restart of the database
        pool_recycle=3600,
        hide_parameters=True,  # errors are logged; email addresses and hashes must not be
        # The defaults are half a minute, a minute, and forever.
        pool_timeout=seconds,
        connect_args={"timeout": seconds / 2, "command_timeout": seconds},
    )
    event.listen(engine.sync_engine, "handle_error", _give_up_silent_connections)
    return engine


def _give_up_silent_connections(context: ExceptionContext) -> None:
    # A server that did not respond in time will not respond to a ROLLBACK either.
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True


def create_session_factory(engine: AsyncEngine) -> SessionFactory:
    """Make the factory of sessions.

    `expire_on_commit=False`: objects stay readable after the commit, where a refresh would
    need I/O outside of an await.
    """
    return async_sessionmaker(engine, expire_on_commit=False)
