"""The token is checked before the body is read."""

import hmac
from collections.abc import Callable, Coroutine
from typing import Any, override

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel


def verify_token(request: Request) -> None:
    """Raise 401 unless the request holds a good token."""
    token = request.headers.get("Authorization", "")
    if not hmac.compare_digest(token.encode(), b"Bearer good"):
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})


def route_after(verify: Callable[[Request], None]) -> type[APIRoute]:
    """Return a class of routes that call `verify` before FastAPI reads and parses the body."""

    class VerifyingRoute(APIRoute):
        @override
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def verify_first(request: Request) -> Response:
                verify(request)
                return await handle(request)

            return verify_first

    return VerifyingRoute


router = APIRouter(prefix="/posts", route_class=route_after(verify_token))


class Post(BaseModel):
    """A body that can be large."""

    lines: list[str]


@router.post("")
async def create_post(post: Post) -> int:
    """Return how many lines there are."""
    return len(post.lines)


app = FastAPI()
app.include_router(router)
