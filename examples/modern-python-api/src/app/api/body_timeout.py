"""A time limit on bodies."""

import asyncio
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyTimeoutMiddleware:
    """Responds with 408 if a body takes too long: no client may keep a request open for free.

    Inside of the middleware that turns errors into responses.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        """Wrap `app`; a whole body may take `seconds`."""
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        deadline = asyncio.get_running_loop().time() + self._seconds
        has_arrived = scope["type"] != "http"

        async def receive_in_time() -> Message:
            nonlocal has_arrived
            if has_arrived:  # what comes now is that the client has gone
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(
                    HTTPStatus.REQUEST_TIMEOUT, headers={"Connection": "close"}
                ) from None
            has_arrived = not message.get("more_body", False)
            return message

        await self._app(scope, receive_in_time, send)
