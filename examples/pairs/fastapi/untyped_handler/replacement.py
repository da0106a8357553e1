"""A handler with types."""

from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.exception_handler(LookupError)
async def handle_missing(_request: Request, _error: LookupError) -> Response:
    """Respond with 404."""
    return Response(status_code=404)
