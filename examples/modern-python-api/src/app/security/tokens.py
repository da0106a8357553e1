"""Signed tokens (JWT): made here, checked here, nowhere else."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import uuid4

import jwt
from pydantic import SecretStr

from app.errors import AuthenticationError
from app.models.base import LARGEST_ID

ALGORITHM = "HS256"
ISSUER = "modern-python-api"


class Audience(StrEnum):
    """What a token is for. Each kind is its own audience, so that none passes for another."""

    ACCESS = "modern-python-api/access"
    REFRESH = "modern-python-api/refresh"


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a valid token."""

    user_id: int
    session_id: str
    token_id: str


def create_token(key: SecretStr, claims: Claims, *, audience: Audience, lifetime: timedelta) -> str:
    """Return a signed token that is valid from now on for `lifetime`."""
    now = datetime.now(UTC)
    payload = {
        "iss": ISSUER,
        "aud": audience,
        "sub": str(claims.user_id),  # the standard wants a string
        "sid": claims.session_id,
        "jti": claims.token_id,
        "iat": now,
        "exp": now + lifetime,
    }
    return jwt.encode(payload, key.get_secret_value(), algorithm=ALGORITHM)


def decode_token(key: SecretStr, token: str, *, audience: Audience) -> Claims:
    """Return the claims of `token`, once its signature, times, issuer and audience are checked.

    Raises:
        AuthenticationError: anything about the token is wrong or missing. The caller learns no
            more than that; the cause is in `__cause__`.
    """
    try:
        payload = jwt.decode(
            token,
            key.get_secret_value(),
            algorithms=[ALGORITHM],  # ours, never the one that the token names
            audience=audience,
            issuer=ISSUER,
            # Without this a token that has no `exp` would be valid forever.
            options={"require": ["exp", "iat", "sub", "jti", "aud", "iss", "sid"]},
        )
        user_id = int(payload["sub"])
        if not 0 < user_id <= LARGEST_ID:
            raise ValueError("sub is not a user ID")
        return Claims(user_id=user_id, session_id=payload["sid"], token_id=payload["jti"])
    except (jwt.InvalidTokenError, ValueError) as error:
        raise AuthenticationError("Invalid or expired token") from error


def new_id() -> str:
    """Return a new random id for a token or a session."""
    return uuid4().hex
