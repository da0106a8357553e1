"""What the service needs stops, hangs or fills up: 503 or 507, and no trace of it afterwards."""

import asyncio
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from httpx2 import AsyncClient, Response

from tests.attacks.conftest import PASSWORD, record_worst
from tests.attacks.deployment import SECONDS, Dependency, Deployment
from tests.attacks.test_connections import PNG

LIMIT_SECONDS = 5


async def requests(client: AsyncClient) -> list[Response]:
    """Send what needs both servers, often enough to use every connection of the pools."""
    form = {"username": "attacker@example.com", "password": PASSWORD}
    ask_often = (client.get("/api/users/me") for _ in range(14))
    log_in = (client.post("/api/auth/login", data=form) for _ in range(2))
    return await asyncio.gather(*ask_often, *log_in)


@contextmanager
def frozen(dependency: Dependency) -> Iterator[None]:
    dependency.freeze()
    try:
        yield
    finally:
        dependency.thaw()


@contextmanager
def killed(dependency: Dependency) -> Iterator[None]:
    dependency.kill()
    try:
        yield
    finally:
        dependency.start()


@pytest.mark.parametrize("outage", [frozen, killed])
@pytest.mark.parametrize("name", ["postgresql", "redis"])
async def test_an_outage_is_a_503_within_seconds_and_leaves_no_trace(
    deployment: Deployment,
    client: AsyncClient,
    name: str,
    outage: Callable[[Dependency], AbstractContextManager[None]],
) -> None:
    await requests(client)  # connections that the outage breaks

    with outage(getattr(deployment, name)):
        async with asyncio.timeout(60):
            for _ in range(1 if SECONDS < 10 else 6):
                started = time.perf_counter()
                answers = await requests(client)
                seconds = time.perf_counter() - started
                assert {answer.status_code for answer in answers} == {503}
                kinds = {answer.headers["content-type"] for answer in answers}
                assert kinds == {"application/problem+json"}
                assert all("retry-after" in answer.headers for answer in answers)
                assert seconds < LIMIT_SECONDS
                record_worst(
                    "outages", f"{name}_{outage.__name__}", answered_ms=round(seconds * 1000)
                )

    started = time.perf_counter()
    while {answer.status_code for answer in await requests(client)} != {200}:
        assert time.perf_counter() - started < LIMIT_SECONDS
    recovered = round((time.perf_counter() - started) * 1000)
    record_worst("outages", f"{name}_{outage.__name__}", recovered_ms=recovered)
    assert (await client.get("/health/ready")).status_code == 200
    for _ in range(2):
        assert {answer.status_code for answer in await requests(client)} == {200}
    assert deployment.log_lines("unhandled_error") == []


@contextmanager
def largest_file(deployment: Deployment, size: int) -> Iterator[None]:
    """Let the operating system refuse the service what comes after `size` bytes of a file."""
    os.truncate(deployment.log, 0)  # the log is a file, too
    unlimited = resource.prlimit(deployment.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(deployment.process.pid, resource.RLIMIT_FSIZE, (size, unlimited[1]))
    try:
        yield
    finally:
        resource.prlimit(deployment.process.pid, resource.RLIMIT_FSIZE, unlimited)


@pytest.mark.parametrize("size", [500_000, 5_000_000], ids=["of uploads", "of temporary files"])
async def test_a_full_disk_is_a_507(deployment: Deployment, client: AsyncClient, size: int) -> None:
    # Files of more than 1 MiB wait in the temporary folder until they have arrived.
    files = {"file": ("a.png", PNG.ljust(size, b"\0"), "image/png")}

    with largest_file(deployment, 300_000):
        refused = await client.post("/api/uploads", files=files)

    assert refused.status_code == 507
    assert refused.headers["content-type"] == "application/problem+json"
    assert (await client.post("/api/uploads", files=files)).status_code == 201
