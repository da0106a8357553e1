"""Limit bodies while they are read."""

from fastapi import FastAPI, HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Stop reading a body that is too large."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        """Wrap an application."""
        self.app, self.max_bytes = app, max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.max_bytes:
                raise HTTPException(413, "The body is too large")
            return message

        await self.app(scope, receive_limited, send)


app = FastAPI()
app.add_middleware(BodyLimit, max_bytes=1_000_000)


@app.post("/import")
async def load(request: Request) -> int:
    """Return the size of the body."""
    return len(await request.body())
