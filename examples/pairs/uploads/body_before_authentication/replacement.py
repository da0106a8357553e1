"""Authenticate before the body is read."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response, UploadFile
from fastapi.routing import APIRoute


def authenticated_route(authenticate: Callable[[Request], Awaitable[None]]) -> type[APIRoute]:
    """Return a class of routes that run `authenticate`, which raises a 401, before all else."""

    class AuthenticatedRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handler = super().get_route_handler()

            async def authenticate_first(request: Request) -> Response:
                await authenticate(request)  # headers only; the body is still unread
                return await handler(request)

            return authenticate_first

    return AuthenticatedRoute


def create_router(authenticate: Callable[[Request], Awaitable[None]]) -> APIRouter:
    """Return the routes for uploads; `authenticate` raises a 401."""
    router = APIRouter(route_class=authenticated_route(authenticate))

    @router.post("/uploads")
    async def upload(file: UploadFile) -> int:
        return file.size or 0

    return router
