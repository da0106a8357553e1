"""The hosts that the service accepts."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem_response


class AllowedHostsMiddleware:
    """Responds with 400 to requests for other hosts.

    Starlette's middleware decides which. Its own response is plain text, so it is dropped here and
    replaced by a problem document.
    """

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        """Wrap `app`; `*.example.com` among `hosts` stands for all its subdomains."""
        self._app = app
        self._check = TrustedHostMiddleware(_accept, hosts, www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        refusals: list[Message] = []

        async def note_refusal(message: Message) -> None:
            refusals.append(message)

        await self._check(scope, receive, note_refusal)
        if not refusals:
            await self._app(scope, receive, send)
            return
        response = problem_response(
            HTTPStatus.BAD_REQUEST,
            "The service has another host name",
            request_id=scope["state"]["request_id"],
        )
        await response(scope, receive, send)


async def _accept(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """Send nothing: the host is one of ours."""
