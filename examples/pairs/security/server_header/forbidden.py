"""Set headers that Uvicorn sets, too."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.middleware("http")
async def add_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Set a header."""
    response = await call_next(request)
    response.headers["Server"] = "web"
    return response
