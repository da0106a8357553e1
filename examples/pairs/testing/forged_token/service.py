"""A service with tokens, and what becomes of it when somebody drops a check."""

from collections.abc import Callable
from typing import Annotated, Any

import jwt
from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

KEY = "a key for tests, of at least 32 bytes"
REQUIRED = ["exp", "iat", "aud", "iss", "sub", "sid"]


def checked(token: str) -> dict[str, Any]:
    return decode(token)


def without_signature(token: str) -> dict[str, Any]:
    checks = {f"verify_{name}": True for name in ("exp", "iat", "aud", "iss")}
    return decode(token, verify_signature=False, **checks)


def without_required_expiry(token: str) -> dict[str, Any]:
    return decode(token, require=[name for name in REQUIRED if name != "exp"])


def without_expiry(token: str) -> dict[str, Any]:
    return decode(token, verify_exp=False)


def without_audience(token: str) -> dict[str, Any]:
    return decode(token, verify_aud=False)


def decode(token: str, **changes: object) -> dict[str, Any]:
    """Return the claims, as the security rule reads them; `changes` leave out a check."""
    options: Any = {"require": REQUIRED} | changes
    return jwt.decode(
        token,
        KEY,
        algorithms=["HS256"],
        audience="access",
        issuer="example-service",
        options=options,
    )


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
