"""A deployment for attacks, and somebody else who uses it meanwhile."""

import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from bench.record import write
from tests.attacks.deployment import Deployment, deployed

PASSWORD = "a long password of a test"
MAX_MIB = 300
# `make attack` has the machine to itself; elsewhere other tests run at the same time.
MAX_SECONDS = 1.0 if "ATTACK_RECORD" in os.environ else 5.0

POSTS = text(
    "INSERT INTO posts (author_id, title, content) "
    "SELECT (SELECT id FROM users WHERE email = :email), 'Title', repeat('content ', 600) "
    "FROM generate_series(1, 3000)"
)

type Watched = Callable[[str], AbstractAsyncContextManager[None]]

_figures: dict[str, dict[str, dict[str, float]]] = {"attacks": {}, "outages": {}}


def record_worst(task: str, attack: str, **figures: float) -> None:
    """Keep the largest of each figure: one attack may have several tests."""
    kept = _figures[task].setdefault(attack, {})
    for name, value in figures.items():
        kept[name] = max(value, kept.get(name, 0))


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    """The service as deployed, with servers of its own."""
    load_average = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="api-attacks-") as directory:
        Path(directory).chmod(0o711)
        with deployed(Path(directory)) as deployment:
            yield deployment
    if record := os.environ.get("ATTACK_RECORD"):
        write(record, dict(_figures), load_average=load_average)


@pytest.fixture(scope="session")
async def authorization(deployment: Deployment) -> str:
    """The header of a user who has written much."""
    email = "attacker@example.com"
    async with AsyncClient(base_url=deployment.url, timeout=30) as client:
        registration = {"name": "Attacker", "email": email, "password": PASSWORD}
        assert (await client.post("/api/users", json=registration)).status_code == 201
        form = {"username": email, "password": PASSWORD}
        tokens = (await client.post("/api/auth/login", data=form)).json()
    engine = create_async_engine(deployment.postgresql.url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(POSTS, {"email": email})
    await engine.dispose()
    return f"Bearer {tokens['access_token']}"


@pytest.fixture
async def client(deployment: Deployment, authorization: str) -> AsyncIterator[AsyncClient]:
    """A client of that user."""
    headers = {"Authorization": authorization}
    async with AsyncClient(base_url=deployment.url, headers=headers, timeout=30) as client:
        yield client


@pytest.fixture
def watched(deployment: Deployment) -> Watched:
    """Somebody else reads posts during an attack: quickly, without an error."""

    @asynccontextmanager
    async def watch(attack: str) -> AsyncIterator[None]:
        times: list[float] = []
        statuses: set[int] = set()
        is_over = asyncio.Event()

        async def read() -> None:
            async with AsyncClient(base_url=deployment.url, timeout=60) as client:
                while not is_over.is_set():
                    started = time.perf_counter()
                    response = await client.get("/api/posts")
                    times.append(time.perf_counter() - started)
                    statuses.add(response.status_code)
                    await asyncio.sleep(0.02)

        deployment.forget_peak()
        reader = asyncio.create_task(read())
        try:
            yield
        finally:
            is_over.set()
            await reader
        record_worst(
            "attacks",
            attack,
            longest_ms=round(max(times) * 1000),
            peak_mib=round(deployment.peak_mib),
        )
        assert statuses == {200}
        assert max(times) < MAX_SECONDS
        assert deployment.peak_mib < MAX_MIB

    return watch
