"""Logins and tokens over HTTP."""

from typing import Literal

from pydantic import BaseModel

from app.schemas.base import Email, RequestModel, ResponseModel, Secret


class LoginForm(BaseModel):
    """The OAuth 2 password form; `username` is the email address. Other fields are ignored."""

    username: Email
    password: Secret


class RefreshRequest(RequestModel):
    """Requests new tokens."""

    refresh_token: Secret


class TokenResponse(ResponseModel):
    """An access token for requests and a refresh token for the next pair."""

    access_token: str
    refresh_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the kind of token
    expires_in: int
    """Seconds until the access token expires."""
