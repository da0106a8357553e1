"""Users."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request

from app.api.dependencies import (
    AdminUser,
    CurrentUser,
    PathId,
    ResourcesDep,
    ServiceRoute,
    UserServiceDep,
)
from app.api.openapi import problems
from app.models import User
from app.schemas.base import Id
from app.schemas.user import AuthorProfile, UserAccessUpdate, UserCreate, UserResponse, UserUpdate
from app.security.events import SecurityEvent, log_security_event
from app.security.rate_limit import account_key, client_key

router = APIRouter(prefix="/api/users", tags=["users"], route_class=ServiceRoute)


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=UserResponse,
    responses=problems(HTTPStatus.CONFLICT),
)
async def create_user(
    request: Request, data: UserCreate, users: UserServiceDep, resources: ResourcesDep
) -> User:
    """Register."""
    limiter = resources.rate_limiter
    settings = resources.settings
    client = client_key(request.client.host if request.client else None)
    account = account_key(data.email, settings.secret_key)
    await limiter.hit("register-client", client, settings.registration_rate_per_client)
    await limiter.hit("register-account", account, settings.registration_rate_per_account)
    user = await users.register(data)
    log_security_event(SecurityEvent.USER_REGISTERED, user_id=user.id)
    return user


@router.get("/me", response_model=UserResponse)
async def read_current_user(user: CurrentUser) -> User:
    """Return the caller."""
    return user


@router.patch("/me", response_model=UserResponse)
async def update_current_user(data: UserUpdate, user: CurrentUser, users: UserServiceDep) -> User:
    """Change the caller's name."""
    return await users.update(user, data)


@router.get("/profiles")
async def read_profiles(
    ids: Annotated[list[Id], Query(min_length=1, max_length=100)],
    _user: CurrentUser,
    users: UserServiceDep,
) -> list[AuthorProfile]:
    """Return what everybody may know about users, in the order asked for."""
    return await users.get_profiles(ids)


@router.put(
    "/{user_id:id}/access",
    response_model=UserResponse,
    responses=problems(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
)
async def update_user_access(
    user_id: PathId, data: UserAccessUpdate, admin: AdminUser, users: UserServiceDep
) -> User:
    """Change role or activation; administrators only."""
    user = await users.update_access(user_id, data)
    log_security_event(
        SecurityEvent.ACCESS_CHANGED,
        user_id=user.id,
        by_user_id=admin.id,
        role=user.role.value,
        is_active=user.is_active,
    )
    return user
