"""The errors that Starlette raises itself, such as an unknown path, keep a form of their own."""

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError

from pairs.fastapi.problems import problem
from pairs.fastapi.validation_errors.replacement import handle_invalid


async def handle_http(_request: Request, error: HTTPException) -> Response:
    """Respond to an error that has a status."""
    response = problem(error.status_code, str(error.detail))
    response.headers.update(error.headers or {})
    return response


async def handle_unexpected(_request: Request, _error: Exception) -> Response:
    """Respond with 500; the server logs the traceback."""
    return problem(500, "Something went wrong on our side")


def add_error_handlers(app: FastAPI) -> None:
    """Register the handlers."""
    app.exception_handler(RequestValidationError)(handle_invalid)
    app.exception_handler(HTTPException)(handle_http)
    app.exception_handler(Exception)(handle_unexpected)
