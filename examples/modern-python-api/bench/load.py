"""Measure a read, a write and a login: requests a second, median and 99th percentile.

The service runs as one process of its own, as in production but for embedded PostgreSQL and Redis;
this process sends. Both share the machine, so compare runs with each other and not with elsewhere.
"""

import argparse
import asyncio
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from alembic import command
from alembic.config import Config

from bench.record import write
from dev.servers import postgresql_server, redis_server

ROOT = Path(__file__).parents[1]
EMAIL = "bench@example.com"
PASSWORD = secrets.token_urlsafe(16)
CREDENTIALS = {"username": EMAIL, "password": PASSWORD}
POST = {"title": "Title", "content": "Content " * 50, "tags": ["python", "api"]}


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent again and again, and the status that must come back."""

    name: str
    content: bytes
    status: HTTPStatus
    clients: int


def request(
    method: str,
    path: str,
    *,
    token: str = "",
    form: dict[str, str] | None = None,
    body: object = None,
) -> bytes:
    """Return a whole HTTP request as bytes, so that sending costs next to nothing."""
    headers = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    content = b""
    if form is not None:
        content = urlencode(form).encode()
        headers.append("Content-Type: application/x-www-form-urlencoded")
    elif body is not None:
        content = json.dumps(body).encode()
        headers.append("Content-Type: application/json")
    if token:
        headers.append(f"Authorization: Bearer {token}")
    headers.append(f"Content-Length: {len(content)}")
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + content


class Connection:
    """One kept-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take over an open connection."""
        self._reader = reader
        self._writer = writer

    async def send(self, content: bytes) -> tuple[int, bytes]:
        """Send a request and return status and body of the response."""
        self._writer.write(content)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.split(b"content-length: ")[1].split(b"\r\n")[0])
        return int(head.split()[1]), await self._reader.readexactly(length)


@asynccontextmanager
async def connect(port: int) -> AsyncIterator[Connection]:
    """Open a connection to the service."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Connection(reader, writer)
    finally:
        writer.close()


async def measure(port: int, load: Request, seconds: float) -> dict[str, object]:
    """Send `load` over all its connections for `seconds`; print and return the figures.

    Raises:
        RuntimeError: an answer has another status: a failing service may be very fast.
    """
    times: list[float] = []
    started = time.perf_counter()

    async def client() -> None:
        async with connect(port) as connection:
            while (sent := time.perf_counter()) < started + seconds:
                status, body = await connection.send(load.content)
                times.append(time.perf_counter() - sent)
                if status != load.status:
                    raise RuntimeError(f"{load.name}: {status} {body!r}")

    async with asyncio.TaskGroup() as tasks:
        for _ in range(load.clients):
            tasks.create_task(client())
    elapsed = time.perf_counter() - started
    percentiles = statistics.quantiles(times, n=100)
    rate = round(len(times) / elapsed)
    median, high = (round(percentiles[index] * 1000, 1) for index in (49, 98))
    print(f"{load.name:<28}{load.clients:>8}{rate:>12}{median:>12}{high:>12}", flush=True)
    return {
        "clients": load.clients,
        "per_second": rate,
        "median_ms": median,
        "percentile_99_ms": high,
    }


async def prepared(port: int) -> str:
    """Register, log in, and write something to read; return the access token."""
    registration = {"name": "Bench", "email": EMAIL, "password": PASSWORD}
    login = request("POST", "/api/auth/login", form=CREDENTIALS)
    async with connect(port) as connection:
        await connection.send(request("POST", "/api/users", body=registration))
        token = json.loads((await connection.send(login))[1])["access_token"]
        write = request("POST", "/api/posts", token=token, body=POST)
        for _ in range(20):
            await connection.send(write)
    return str(token)


async def run(port: int, seconds: float) -> dict[str, object]:
    """Prepare, then measure."""
    token = await prepared(port)
    login = request("POST", "/api/auth/login", form=CREDENTIALS)
    write = request("POST", "/api/posts", token=token, body=POST)
    print(f"{'request':<28}{'clients':>8}{'requests/s':>12}{'median ms':>12}{'99 % ms':>12}")
    loads = (
        Request("GET /health", request("GET", "/health"), HTTPStatus.OK, 16),
        Request("GET /api/posts (20 posts)", request("GET", "/api/posts"), HTTPStatus.OK, 16),
        Request(
            "GET /api/users/me", request("GET", "/api/users/me", token=token), HTTPStatus.OK, 16
        ),
        Request("POST /api/posts (2 tags)", write, HTTPStatus.CREATED, 16),
        Request("POST /api/auth/login", login, HTTPStatus.OK, 4),
    )
    return {load.name: await measure(port, load, seconds) for load in loads}


def free_port() -> int:
    """Return a port on which nobody listens just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int, service: subprocess.Popen[bytes]) -> None:
    """Return once `service` accepts connections.

    Raises:
        RuntimeError: it ended instead.
    """
    while service.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The service did not start (status {service.returncode})")


def serve(port: int, factory: str) -> subprocess.Popen[bytes]:
    """Start a service as the image does."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "uvicorn", "--factory", factory, "--http", "h11"),
            # Not an open socket by `--fd`: Uvicorn takes that for a Unix socket and leaves
            # Nagle's algorithm on, which delays each answer by 40 ms.
            *("--port", str(port), "--no-access-log", "--no-server-header"),
        ],
        # The log is written, as in production, and thrown away.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    """Start the servers and the service, measure, stop them, write the figures."""
    load_average = os.getloadavg()[0]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5, help="how long each request is sent")
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
            "LOGIN_RATE_PER_CLIENT": "1000000/second",
            "LOGIN_RATE_PER_ACCOUNT": "1000000/second",
        }
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
        port = free_port()
        service = serve(port, "app.main:create_app")
        try:
            wait_for(port, service)
            figures = asyncio.run(run(port, seconds))
        finally:
            service.terminate()
            service.wait(timeout=30)
    print("written to", write(__file__, figures, load_average=load_average))


if __name__ == "__main__":
    main()
