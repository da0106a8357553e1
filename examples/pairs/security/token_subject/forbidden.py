"""Read an access token: every claim is required, but its subject has no bounds."""

import jwt
from fastapi import HTTPException
from pydantic import BaseModel, Field, SecretStr, ValidationError


class Claims(BaseModel):
    """What a verified access token states."""

    sub: int
    sid: str = Field(max_length=64)


def read_token(token: str, key: SecretStr) -> Claims:
    """Return the claims of a valid access token; anything else is a 401."""
    try:
        payload = jwt.decode(
            token,
            key.get_secret_value(),
            algorithms=["HS256"],
            audience="access",
            issuer="example-service",
            options={"require": ["exp", "iat", "aud", "iss", "sub", "sid"]},
        )
        return Claims.model_validate(payload)
    except (jwt.InvalidTokenError, ValidationError) as error:
        raise HTTPException(401, "Invalid or expired token") from error
