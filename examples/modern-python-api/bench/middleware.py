"""Measure what the middleware costs: the service, and a copy without it, in turns.

Both run all the time, on the same servers, and are loaded one after the other in short turns, so
that other work on the machine meets both alike.
"""

import argparse
import asyncio
import os
import secrets
import subprocess
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from fastapi import FastAPI

from app.main import create_app
from bench.load import ROOT, connect, free_port, prepared, request, serve, wait_for
from bench.record import write
from dev.servers import postgresql_server, redis_server

LOADS = {
    "GET /health": request("GET", "/health"),
    "GET /api/posts (20 posts)": request("GET", "/api/posts"),
}
FACTORIES = ("app.main:create_app", "bench.middleware:create_bare_app")
CLIENTS = 16
TURNS = 8


def create_bare_app() -> FastAPI:
    """Make the service without its middleware."""
    app = create_app()
    app.user_middleware.clear()
    app.middleware_stack = FastAPI.build_middleware_stack(app)  # without the security headers
    return app


async def count(port: int, content: bytes, seconds: float) -> int:
    """Return how many responses come within `seconds`."""
    number = 0
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds

    async def client() -> None:
        nonlocal number
        async with connect(port) as connection:
            while loop.time() < end:
                status, body = await connection.send(content)
                if status != 200:
                    raise RuntimeError(f"{status} {body!r}")
                number += 1

    async with asyncio.TaskGroup() as tasks:
        for _ in range(CLIENTS):
            tasks.create_task(client())
    return number


def processor_seconds(service: subprocess.Popen[bytes]) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{service.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def compare(
    services: dict[int, subprocess.Popen[bytes]], seconds: float
) -> dict[str, object]:
    """Load both ports in turns; print and return requests per second and how they compare.

    The ratio of processor time per request is that of the throughput on an idle machine, since a
    process that is loaded to the full uses a whole core. Other work disturbs it less.
    """
    whole, bare = services
    await prepared(whole)
    figures: dict[str, object] = {}
    for name, content in LOADS.items():
        numbers = dict.fromkeys(services, 0)
        used = {port: -processor_seconds(service) for port, service in services.items()}
        for turn in range(TURNS):
            for port in (whole, bare) if turn % 2 else (bare, whole):
                numbers[port] += await count(port, content, seconds / TURNS)
        for port, service in services.items():
            used[port] += processor_seconds(service)
        cost = {port: used[port] / numbers[port] * 1000 for port in services}
        figures[name] = {
            "whole_per_second": round(numbers[whole] / seconds),
            "bare_per_second": round(numbers[bare] / seconds),
            "ratio": round(numbers[whole] / numbers[bare], 2),
            "whole_processor_ms": round(cost[whole], 2),
            "bare_processor_ms": round(cost[bare], 2),
            "processor_ratio": round(cost[bare] / cost[whole], 2),
        }
        print(name, figures[name], flush=True)
    return figures


def main() -> None:
    """Start the servers and both services, measure, stop them, write the figures."""
    load_average = os.getloadavg()[0]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8, help="how long each is loaded")
    seconds: float = parser.parse_args().seconds
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
        ports = free_port(), free_port()
        services: dict[int, subprocess.Popen[bytes]] = {}
        try:
            for factory, port in zip(
                ("app.main:create_app", f"{__spec__.name}:create_bare_app"), ports, strict=True
            ):
                services[port] = serve(port, factory)
                wait_for(port, services[port])
            figures = asyncio.run(compare(services, seconds))
        finally:
            for service in services.values():
                service.terminate()
                service.wait(timeout=30)
    print("written to", write(__file__, figures, load_average=load_average))


if __name__ == "__main__":
    main()
