"""Serve a built site as GitHub Pages does: gzip, 404.html, folders, below any path.

`python scripts/github_pages.py site [PREFIX]` serves a folder until it is stopped.
"""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import override
from urllib.parse import unquote, urlsplit

# What GitHub Pages answers; it compresses these and no others (of those that we serve).
COMPRESSED_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
OTHER_TYPES = {
    ".ico": "image/vnd.microsoft.icon",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve `folder` below `prefix` (`/` at both ends) on a free port; give the base URL."""
    server = _server(folder, prefix, port=0)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _server(folder: Path, prefix: str, port: int) -> ThreadingHTTPServer:
    if not (prefix.startswith("/") and prefix.endswith("/")):
        message = f"a prefix begins and ends with /: {prefix!r}"
        raise ValueError(message)

    class Handler(_Handler):
        root = folder.resolve()
        below = prefix

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True  # a browser keeps its connections open
    return server


class _Handler(BaseHTTPRequestHandler):
    root: Path
    below: str
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the browser's own record is what tests read."""

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        inside = path.removeprefix(self.below) if path.startswith(self.below) else None
        file = self.root / inside if inside is not None else None
        if file is not None and not file.resolve().is_relative_to(self.root):
            file = None
        if file is not None and file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file is not None and file.is_dir():
            file /= "index.html"
        found = file is not None and file.is_file()
        shown = file if found and file is not None else self.root / "404.html"
        body = shown.read_bytes() if shown.is_file() else b"not found"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        suffix = shown.suffix
        kind = {**COMPRESSED_TYPES, **OTHER_TYPES}.get(suffix, "application/octet-stream")
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        if suffix in COMPRESSED_TYPES and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


@lru_cache(maxsize=256)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def main(folder: str, prefix: str = "/") -> None:
    """Serve until the process is stopped; the first line of output is the base URL."""
    server = _server(Path(folder), prefix, port=0)
    print(f"http://127.0.0.1:{server.server_port}{prefix}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
