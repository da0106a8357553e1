"""Users."""

from http import HTTPStatus

from fastapi import APIRouter, Request

from app.api.dependencies import (
    AdminUser,
    CurrentUser,
    Limit,
    Offset,
    OwnUserId,
    PathId,
    ResourcesDep,
    ServiceRoute,
    SettingsDep,
    UserServiceDep,
)
from app.api.openapi import problems
from app.models import User
from app.schemas.base import Page
from app.schemas.user import UserAccessUpdate, UserCreate, UserResponse, UserUpdate
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
    request: Request,
    data: UserCreate,
    users: UserServiceDep,
    resources: ResourcesDep,
    settings: SettingsDep,
) -> User:
    """Register."""
    limiter = resources.rate_limiter
    client = client_key(request.client.host if request.client else None)
    account = account_key(data.email, settings.secret_key)
    await limiter.hit("register-client", client, settings.registration_rate_per_client)
    await limiter.hit("register-account", account, settings.registration_rate_per_account)
    user = await users.register(data)
    log_security_event(SecurityEvent.USER_REGISTERED, user_id=user.id)
    return user


@router.get("", response_model=Page[UserResponse], responses=problems(HTTPStatus.FORBIDDEN))
async def list_users(
    _admin: AdminUser, users: UserServiceDep, limit: Limit = 20, offset: Offset = 0
) -> dict[str, object]:
    """List users; administrators only."""
    items = await users.list_page(limit=limit, offset=offset)
    return {"items": items, "limit": limit, "offset": offset}


@router.get("/me", response_model=UserResponse)
async def read_current_user(user: CurrentUser) -> User:
    """Return the caller."""
    return user


@router.get("/{user_id:id}", response_model=UserResponse, responses=problems(HTTPStatus.FORBIDDEN))
async def read_user(user_id: OwnUserId, users: UserServiceDep) -> User:
    """Return a user: oneself, or anybody as an administrator."""
    return await users.get(user_id)


@router.patch(
    "/{user_id:id}", response_model=UserResponse, responses=problems(HTTPStatus.FORBIDDEN)
)
async def update_user(user_id: OwnUserId, data: UserUpdate, users: UserServiceDep) -> User:
    """Change the name."""
    return await users.update(user_id, data)


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


@router.delete(
    "/{user_id:id}",
    status_code=HTTPStatus.NO_CONTENT,
    responses=problems(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
)
async def delete_user(user_id: OwnUserId, users: UserServiceDep) -> None:
    """Delete a user with their posts and uploads."""
    await users.delete(user_id)
    log_security_event(SecurityEvent.USER_DELETED, user_id=user_id)
