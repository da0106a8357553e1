"""What routes depend on. `type` aliases of `Annotated` keep each signature one line a parameter."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Annotated, Any, cast, override

from fastapi import Depends, Path, Query, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.convertors import IntegerConvertor, register_url_convertor

from app.errors import AuthenticationError, PermissionDeniedError
from app.models import Role, User
from app.models.base import LARGEST_ID
from app.resources import Resources
from app.security.tokens import Audience, Claims, decode_token
from app.services.auth import AuthService
from app.services.posts import PostService
from app.services.transfers import TransferService
from app.services.uploads import UploadService
from app.services.users import UserService

# `auto_error=False`: we respond to a missing token, as to every other failed authentication.
_oauth2_scheme = OAuth2PasswordBearer(tokenUrl="/api/auth/login", auto_error=False)

type Limit = Annotated[int, Query(ge=1, le=100)]
type PathId = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class IdConvertor(IntegerConvertor):
    """The ids in paths: what cannot be one is another path, and so a 404 or a 405."""

    regex = "[1-9][0-9]{0,18}"


register_url_convertor("id", IdConvertor())


def get_resources(request: Request) -> Resources:
    """Return what the lifespan opened."""
    return cast("Resources", request.app.state.resources)


type ResourcesDep = Annotated[Resources, Depends(get_resources)]


async def get_session(resources: ResourcesDep) -> AsyncIterator[AsyncSession]:
    """Yield the session of one request. What is not committed is rolled back when it closes."""
    async with resources.session_factory() as session:
        yield session


# `scope="function"`: the connection goes back to the pool before the response is sent. Otherwise a
# client that does not read its response would keep it.
type SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]


def get_auth_service(session: SessionDep, resources: ResourcesDep) -> AuthService:
    """Return the service for logins."""
    return AuthService(session, resources.sessions, resources.settings)


def get_user_service(session: SessionDep, resources: ResourcesDep) -> UserService:
    """Return the service for users."""
    return UserService(session, resources.profile_cache)


def get_post_service(session: SessionDep) -> PostService:
    """Return the service for posts."""
    return PostService(session)


def get_transfer_service(session: SessionDep) -> TransferService:
    """Return the service for accounts and transfers."""
    return TransferService(session)


def get_upload_service(session: SessionDep, resources: ResourcesDep) -> UploadService:
    """Return the service for uploads."""
    return UploadService(session, resources.settings)


type AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]
type UserServiceDep = Annotated[UserService, Depends(get_user_service)]
type PostServiceDep = Annotated[PostService, Depends(get_post_service)]
type TransferServiceDep = Annotated[TransferService, Depends(get_transfer_service)]
type UploadServiceDep = Annotated[UploadService, Depends(get_upload_service)]


async def get_claims(
    token: Annotated[str | None, Depends(_oauth2_scheme)], resources: ResourcesDep
) -> Claims:
    """Return the claims of the caller's token, if its session is open; no query is sent.

    Raises:
        AuthenticationError: no token, or not a good one.
    """
    if token is None:
        raise AuthenticationError("Not authenticated")
    claims = decode_token(resources.settings.secret_key, token, audience=Audience.ACCESS)
    if not await resources.sessions.is_open(claims.user_id, claims.session_id):
        raise AuthenticationError("Invalid or expired token")
    return claims


type CurrentClaims = Annotated[Claims, Depends(get_claims)]


async def get_current_user(claims: CurrentClaims, auth: AuthServiceDep) -> User:
    """Return who is calling.

    Raises:
        AuthenticationError: the user is gone or deactivated.
    """
    return await auth.active_user(claims)


type CurrentUser = Annotated[User, Depends(get_current_user)]


class ServiceRoute(APIRoute):
    """A route that checks the caller's token before it reads the body.

    FastAPI reads, parses and spools a body before it calls any dependency. Everybody could fill
    memory and disk, and learn only afterwards that they may not.
    """

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, after the check where the route takes a body and needs a login."""
        handle = super().get_route_handler()
        if self.body_field is None or not _depends_on(self.dependant, get_claims):
            return handle

        async def check_and_handle(request: Request) -> Response:
            await get_claims(await _oauth2_scheme(request), get_resources(request))
            return await handle(request)

        return check_and_handle


def _depends_on(dependant: Dependant, call: object) -> bool:
    return dependant.call is call or any(
        _depends_on(dependency, call) for dependency in dependant.dependencies
    )


def require_admin(user: CurrentUser) -> User:
    """Return the caller if they are an administrator.

    Raises:
        PermissionDeniedError: they are not.
    """
    if user.role is not Role.ADMIN:
        raise PermissionDeniedError("Administrators only")
    return user


type AdminUser = Annotated[User, Depends(require_admin)]
