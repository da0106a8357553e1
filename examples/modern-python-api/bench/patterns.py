"""Measure ways to do the same work: one query or many, one row at a time or all, cache, stream.

Each way runs several times in turn with its rivals, and its median counts, so that other work on
the machine falls on all of them.
"""

import asyncio
import os
import secrets
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from alembic import command
from alembic.config import Config
from sqlalchemy import event, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from app.config import Settings, load_settings
from app.database.engine import create_engine
from app.database.posts import PostRepository
from app.database.users import UserRepository
from app.models import Post, User
from app.resources import Resources, open_resources
from app.schemas.user import AuthorProfile
from bench.record import write
from dev.servers import postgresql_server, redis_server

ROOT = Path(__file__).parents[1]
ROUNDS = 7
AUTHORS = 100
ROWS = 1_000
EXPORTED = 20_000
WAITING = 100


class Way(NamedTuple):
    """One way to do a task; `run` gets a session of its own, whose work is rolled back."""

    task: str
    name: str
    run: Callable[[AsyncSession], Awaitable[object]]


@contextmanager
def counted_statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Collect the statements that `engine` sends meanwhile."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


def ways(resources: Resources, author_ids: list[int]) -> list[Way]:
    """Return the ways, those of the same task together."""
    cache = resources.profile_cache
    rows: list[dict[str, Any]] = [
        {"title": f"Post {number}", "content": "Content " * 50, "author_id": author_ids[0]}
        for number in range(ROWS)
    ]

    async def profiles_one_by_one(session: AsyncSession) -> None:
        for author_id in author_ids:
            AuthorProfile.model_validate(await UserRepository(session).get(author_id))

    async def profiles_at_once(session: AsyncSession) -> None:
        users = await UserRepository(session).get_many(author_ids)
        for user in users.values():
            AuthorProfile.model_validate(user)

    async def profiles_from_cache(_session: AsyncSession) -> None:
        found = await cache.get_many(author_ids)
        if len(found) != len(author_ids):
            raise RuntimeError("the cache does not hold all profiles")

    async def authors_one_by_one(session: AsyncSession) -> None:
        for post in (await session.scalars(select(Post).limit(AUTHORS))).all():
            await session.get_one(User, post.author_id)

    async def authors_at_once(session: AsyncSession) -> None:
        await PostRepository(session).list_page(limit=AUTHORS)

    async def insert_one_by_one(session: AsyncSession) -> None:
        for row in rows:
            await PostRepository(session).add(Post(**row))

    async def insert_at_once(session: AsyncSession) -> None:
        await PostRepository(session).add_many(rows)

    return [
        Way("profiles", "one_by_one", profiles_one_by_one),
        Way("profiles", "at_once", profiles_at_once),
        Way("profiles", "cache", profiles_from_cache),
        Way("authors", "one_by_one", authors_one_by_one),
        Way("authors", "at_once", authors_at_once),
        Way("insert", "one_by_one", insert_one_by_one),
        Way("insert", "at_once", insert_at_once),
    ]


async def fill(resources: Resources) -> list[int]:
    """Store authors, a post of each, and one who has written much; return the authors' ids."""
    async with resources.session_factory() as session:
        users = [
            User(name=f"Author {number}", email=f"a{number}@example.com", hashed_password="x")  # noqa: S106 - nobody logs in
            for number in range(AUTHORS)
        ]
        session.add_all(users)
        await session.flush()
        posts = PostRepository(session)
        content = "Content " * 50
        await posts.add_many(
            [{"title": "Post", "content": content, "author_id": user.id} for user in users]
        )
        await posts.add_many(
            [
                {"title": f"Post {number}", "content": content, "author_id": users[0].id}
                for number in range(EXPORTED)
            ]
        )
        await session.commit()
        await session.execute(text("ANALYZE"))
        profiles = [AuthorProfile.model_validate(user) for user in users]
    await resources.profile_cache.put_many(profiles)
    return [profile.id for profile in profiles]


@asynccontextmanager
async def rolled_back(resources: Resources) -> AsyncIterator[AsyncSession]:
    """Yield a session with an open connection, and undo its work."""
    async with resources.session_factory() as session:
        await session.connection()
        yield session
        await session.rollback()


async def measure_times(resources: Resources, author_ids: list[int]) -> dict[str, object]:
    """Return, by task and way, the median in milliseconds and the number of statements."""
    figures: dict[str, object] = {}
    for task, rivals in groupby(ways(resources, author_ids), key=lambda way: way.task):
        times: dict[str, list[float]] = {}
        statements: dict[str, int] = {}
        for way in list(rivals) * ROUNDS:
            async with rolled_back(resources) as session:
                with counted_statements(resources.engine) as sent:
                    started = time.perf_counter()
                    await way.run(session)
                    times.setdefault(way.name, []).append(time.perf_counter() - started)
            statements[way.name] = len(sent)
        figures[task] = {
            name: {
                "statements": statements[name],
                "median_ms": round(statistics.median(seconds) * 1000, 1),
            }
            for name, seconds in times.items()
        }
    return figures


async def measure_memory(resources: Resources, author_id: int) -> dict[str, object]:
    """Return the peak of Python's memory, in MiB, while many posts are read in each way."""

    async def whole(session: AsyncSession) -> int:
        statement = select(Post).where(Post.author_id == author_id).order_by(Post.id)
        return len((await session.scalars(statement)).all())

    async def in_batches(session: AsyncSession) -> int:
        number = 0
        after = 0
        while posts := await PostRepository(session).list_by_author(author_id, after=after):
            number += len(posts)
            after = posts[-1].id
        return number

    figures: dict[str, object] = {}
    for name, read in (("whole", whole), ("in_batches", in_batches)):
        async with rolled_back(resources) as session:
            tracemalloc.start()
            number = await read(session)
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        figures[name] = {"rows": number, "peak_mib": round(peak / 2**20, 1)}
    return figures


async def measure_pools(settings: Settings) -> dict[str, object]:
    """Return how long `WAITING` tasks need that hold a connection for 20 ms each, by pool size."""

    async def work(engine: AsyncEngine) -> None:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT pg_sleep(0.02)"))

    figures: dict[str, object] = {}
    for size in (5, 10, 20, 40):
        engine = create_engine(
            settings.model_copy(update={"database_pool_size": size, "database_max_overflow": 0})
        )
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            async with asyncio.TaskGroup() as tasks:
                for _ in range(WAITING):
                    tasks.create_task(work(engine))
            times.append(time.perf_counter() - started)
        await engine.dispose()
        figures[str(size)] = {
            "tasks": WAITING,
            "median_ms": round(statistics.median(times) * 1000, 1),
        }
    return figures


async def run(settings: Settings) -> dict[str, object]:
    """Fill the database and measure everything."""
    async with open_resources(settings) as resources:
        author_ids = await fill(resources)
        return {
            **await measure_times(resources, author_ids),
            "export": await measure_memory(resources, author_ids[0]),
            "pool": await measure_pools(settings),
        }


def main() -> None:
    """Start the servers, measure, write, stop them."""
    load_average = os.getloadavg()[0]
    with (
        tempfile.TemporaryDirectory(prefix="api-bench-") as directory,
        postgresql_server(Path(directory, "postgresql")) as database_url,
        redis_server(Path(directory, "redis")) as redis_url,
    ):
        os.environ |= {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": secrets.token_urlsafe(32),
            "ENVIRONMENT": "development",
        }
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
        figures = asyncio.run(run(load_settings()))
    for task, found in figures.items():
        print(task, found)
    print("written to", write(__file__, figures, load_average=load_average))


if __name__ == "__main__":
    main()
