"""The engine and the sessions, made from settings and never at import."""

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
    return create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.database_pool_size,
        max_overflow=settings.database_max_overflow,
        pool_pre_ping=True,  # survive a restart of the database
        pool_recycle=3600,
        hide_parameters=True,  # errors are logged; e-mail addresses and hashes must not be
    )


def create_session_factory(engine: AsyncEngine) -> SessionFactory:
    """Make the factory of sessions.

    `expire_on_commit=False`: objects stay readable after the commit, where a refresh would
    need I/O outside of an await.
    """
    return async_sessionmaker(engine, expire_on_commit=False)
