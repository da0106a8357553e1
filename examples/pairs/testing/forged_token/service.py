"""A service with tokens, and what becomes of it when somebody drops a check."""

from collections.abc import Callable
from typing import Annotated, Any

import jwt
from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

KEY = "a key for tests, of at least 32 bytes"


def checked(token: str) -> dict[str, Any]:
    claims = {"require": ["exp", "sub"]}
    return jwt.decode(token, KEY, algorithms=["HS256"], options=claims)  # type: ignore[arg-type]  # PyJWT 2.10 has a narrower type


def without_signature(token: str) -> dict[str, Any]:
    claims: Any = {"verify_signature": False, "verify_exp": True, "require": ["exp", "sub"]}
    return jwt.decode(token, algorithms=["HS256"], options=claims)


def without_required_expiry(token: str) -> dict[str, Any]:
    return jwt.decode(token, KEY, algorithms=["HS256"])


def without_expiry(token: str) -> dict[str, Any]:
    options: Any = {"verify_exp": False, "require": ["exp", "sub"]}
    return jwt.decode(token, KEY, algorithms=["HS256"], options=options)


def create_app(decode: Callable[[str], dict[str, Any]] = checked) -> FastAPI:
    """Return the service with a way to read tokens."""
    bearer = HTTPBearer(auto_error=False)

    def user_id(
        credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
    ) -> str:
        try:
            return str(decode(credentials.credentials if credentials else "")["sub"])
        except jwt.InvalidTokenError:
            raise HTTPException(401) from None

    app = FastAPI()

    @app.get("/me")
    def read_me(user_id: Annotated[str, Depends(user_id)]) -> str:
        return user_id

    return app
