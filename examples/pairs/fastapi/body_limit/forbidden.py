"""A body is limited by what its sender claims."""

from fastapi import FastAPI, HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send


class BodyLimit:
    """Rejects a body that claims to be longer than `limit` bytes, with a 413."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        """Wrap `app`."""
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        headers = dict(scope.get("headers", []))
        if int(headers.get(b"content-length", b"0")) > self._limit:
            raise HTTPException(413)
        await self._app(scope, receive, send)


app = FastAPI()
app.add_middleware(BodyLimit, limit=100_000)


@app.post("/lines")
async def count(lines: list[str]) -> int:
    """Return how many lines there are."""
    return len(lines)
