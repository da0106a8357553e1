"""A handler without types."""

from fastapi import FastAPI, Response

app = FastAPI()


@app.exception_handler(LookupError)
async def handle_missing(_request, _error):
    """Respond with 404."""
    return Response(status_code=404)
