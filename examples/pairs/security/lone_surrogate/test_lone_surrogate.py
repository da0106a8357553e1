"""A lone surrogate in a password is a 422, not a 500 of the code that encodes the password."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pwdlib import PasswordHash
from pydantic import create_model
from starlette.testclient import TestClient

from pairs.security.lone_surrogate import forbidden, replacement

BODY = rb'{"password": "\ud800 correct horse battery"}'


def _status_of_registration(password_type: Any) -> int:  # noqa: ANN401  # the type of a field
    registration = create_model("Registration", password=(password_type, ...))
    app = FastAPI()

    @app.post("/users")
    def register(new: registration) -> None:
        PasswordHash.recommended().hash(new.password.get_secret_value())  # type: ignore[attr-defined]  # made above

    @app.exception_handler(RequestValidationError)
    def without_input(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse({"message": error.errors()[0]["msg"]}, 422)

    client = TestClient(app, raise_server_exceptions=False)
    headers = {"Content-Type": "application/json"}
    return client.post("/users", content=BODY, headers=headers).status_code


def test_hashing_a_lone_surrogate_is_a_500() -> None:
    assert _status_of_registration(forbidden.NewPassword) == 500


def test_a_checked_password_is_a_422() -> None:
    assert _status_of_registration(replacement.NewPassword) == 422
