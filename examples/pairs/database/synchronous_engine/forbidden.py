"""An engine that blocks the event loop."""

from sqlalchemy import Engine, create_engine, text


def create(url: str) -> Engine:
    return create_engine(url)


async def ping(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
