"""A body is limited by the bytes that arrive, whatever Content-Length claims."""

from fastapi import FastAPI, HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Stops reading a body after `limit` bytes, with a 413."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        """Wrap `app`."""
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if scope["type"] == "http" and received > self._limit:
                raise HTTPException(413)
            return message

        await self._app(scope, receive_limited, send)


app = FastAPI()
app.add_middleware(BodyLimit, limit=100_000)


@app.post("/lines")
async def count(lines: list[str]) -> int:
    """Return how many lines there are."""
    return len(lines)
