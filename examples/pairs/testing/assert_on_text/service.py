"""A conflict, with two changes: one is a mistake, one is none."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse


def create_app(status: int = 409, text: str = "This email is already registered") -> FastAPI:
    """Return a service that knows every address."""
    app = FastAPI()

    @app.post("/users")
    def register() -> JSONResponse:
        return JSONResponse({"code": "email-taken", "detail": text}, status)

    return app
