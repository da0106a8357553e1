"""A handler of one class of errors, registered with its type."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError

from pairs.fastapi.problems import problem


async def handle_invalid(_request: Request, error: RequestValidationError) -> Response:
    """Respond with 422 and the number of errors."""
    return problem(422, "The request is not valid", count=len(error.errors()))


app = FastAPI()
app.exception_handler(RequestValidationError)(handle_invalid)
