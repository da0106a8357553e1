"""Logins: from a password to tokens, from a refresh token to the next ones, and out again."""

from copy import replace
from datetime import timedelta

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from app.config import Settings
from app.database.users import UserRepository
from app.errors import AuthenticationError
from app.models import User
from app.schemas.auth import TokenResponse
from app.security.events import SecurityEvent, log_security_event
from app.security.passwords import verify_password
from app.security.rate_limit import account_key
from app.security.sessions import SessionStore
from app.security.tokens import Audience, Claims, create_token, decode_token, new_id


class AuthService:
    """Opens, continues and ends sessions."""

    def __init__(self, session: AsyncSession, sessions: SessionStore, settings: Settings) -> None:
        """Look users up in `session` and keep logins in `sessions`."""
        self._session = session
        self._users = UserRepository(session)
        self._sessions = sessions
        self._settings = settings

    async def login(self, email: str, password: SecretStr) -> TokenResponse:
        """Open a session.

        Raises:
            AuthenticationError: unknown address, wrong password or deactivated user. Message and
                duration are the same for all three, so that they do not reveal who is registered.
        """
        user = await self._users.get_by_email(email)
        await self._session.commit()  # gives the connection back: hashing takes long
        matches = await verify_password(password, user.hashed_password if user else None)
        if user is None or not matches or not user.is_active:
            log_security_event(
                SecurityEvent.LOGIN_FAILED,
                account=account_key(email, self._settings.secret_key),
            )
            raise AuthenticationError("Wrong email address or password")
        log_security_event(SecurityEvent.LOGIN_SUCCEEDED, user_id=user.id)
        return await self.open_session(user)

    async def open_session(self, user: User) -> TokenResponse:
        """Open a session for a user who has proved who they are."""
        session_id, refresh_id = new_id(), new_id()
        await self._sessions.open(user.id, session_id, refresh_id)
        return self._issue(user.id, session_id, refresh_id)

    async def refresh(self, refresh_token: SecretStr) -> TokenResponse:
        """Exchange a refresh token for a new pair. Each one works once.

        The exchange comes last: if the database cannot be reached, the token is still good.

        Raises:
            AuthenticationError: the token is invalid, was used before, its session has ended, or
                the user is gone or deactivated.
        """
        claims = decode_token(
            self._settings.secret_key, refresh_token.get_secret_value(), audience=Audience.REFRESH
        )
        await self.active_user(claims)
        following = new_id()
        if not await self._sessions.rotate(
            claims.user_id, claims.session_id, used=claims.token_id, following=following
        ):
            log_security_event(SecurityEvent.REFRESH_TOKEN_REUSED, user_id=claims.user_id)
            raise AuthenticationError("Invalid or expired token")
        return self._issue(claims.user_id, claims.session_id, following)

    async def logout(self, claims: Claims) -> None:
        """End the session of `claims`: all of its tokens stop working."""
        await self._sessions.close(claims.user_id, claims.session_id)
        log_security_event(SecurityEvent.LOGGED_OUT, user_id=claims.user_id)

    async def logout_everywhere(self, user_id: int) -> None:
        """End every session of a user."""
        await self._sessions.close_all(user_id)
        log_security_event(SecurityEvent.LOGGED_OUT, user_id=user_id, everywhere=True)

    async def active_user(self, claims: Claims) -> User:
        """Return whose token this is.

        Raises:
            AuthenticationError: the user is gone or deactivated. Their session ends.
        """
        user = await self._users.get(claims.user_id)
        if user is None or not user.is_active:
            await self._sessions.close_all(claims.user_id)
            raise AuthenticationError("Invalid or expired token")
        return user

    def _issue(self, user_id: int, session_id: str, refresh_id: str) -> TokenResponse:
        key = self._settings.secret_key
        access_lifetime = timedelta(minutes=self._settings.access_token_expire_minutes)
        access = Claims(user_id=user_id, session_id=session_id, token_id=new_id())
        refresh = replace(access, token_id=refresh_id)
        return TokenResponse(
            access_token=create_token(
                key, access, audience=Audience.ACCESS, lifetime=access_lifetime
            ),
            refresh_token=create_token(
                key,
                refresh,
                audience=Audience.REFRESH,
                lifetime=timedelta(days=self._settings.session_expire_days),
            ),
            expires_in=int(access_lifetime.total_seconds()),
        )
