"""Authenticate in a dependency, which runs once the whole body has been read."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Depends, Request, UploadFile


def create_router(authenticate: Callable[[Request], Awaitable[None]]) -> APIRouter:
    """Return the routes for uploads; `authenticate` raises a 401."""
    router = APIRouter(dependencies=[Depends(authenticate)])

    @router.post("/uploads")
    async def upload(file: UploadFile) -> int:
        return file.size or 0

    return router
