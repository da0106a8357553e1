"""Login, refresh and logout."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request

from app.api.dependencies import (
    AuthServiceDep,
    CurrentClaims,
    ResourcesDep,
    ServiceRoute,
)
from app.api.openapi import problems
from app.schemas.auth import LoginForm, RefreshRequest, TokenResponse
from app.security.rate_limit import account_key, client_key

router = APIRouter(prefix="/api/auth", tags=["auth"], route_class=ServiceRoute)


@router.post("/login", responses=problems(HTTPStatus.UNAUTHORIZED))
async def login(
    request: Request,
    form: Annotated[LoginForm, Form()],
    auth: AuthServiceDep,
    resources: ResourcesDep,
) -> TokenResponse:
    """Exchange an email address and a password for tokens."""
    limiter = resources.rate_limiter
    settings = resources.settings
    client = client_key(request.client.host if request.client else None)
    account = account_key(form.username, settings.secret_key)
    # By client against many accounts from one place, by account against one from many places.
    await limiter.hit("login-client", client, settings.login_rate_per_client)
    await limiter.hit("login-account", account, settings.login_rate_per_account)
    return await auth.login(form.username, form.password)


@router.post("/refresh", responses=problems(HTTPStatus.UNAUTHORIZED))
async def refresh(body: RefreshRequest, auth: AuthServiceDep) -> TokenResponse:
    """Exchange a refresh token for new tokens; it works once."""
    return await auth.refresh(body.refresh_token)


@router.post("/logout", status_code=HTTPStatus.NO_CONTENT)
async def logout(auth: AuthServiceDep, claims: CurrentClaims) -> None:
    """End the session: its access and refresh tokens stop working at once."""
    await auth.logout(claims)


@router.post("/logout-everywhere", status_code=HTTPStatus.NO_CONTENT)
async def logout_everywhere(auth: AuthServiceDep, claims: CurrentClaims) -> None:
    """End every session of the caller, on all devices."""
    await auth.logout_everywhere(claims.user_id)
