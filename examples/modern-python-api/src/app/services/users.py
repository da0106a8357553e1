"""Users: registration, reading, changes, deletion."""

from collections.abc import Sequence
from pathlib import Path

import anyio
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.cache import ProfileCache
from app.database.accounts import AccountRepository
from app.database.errors import violated_constraint
from app.database.uploads import UploadRepository
from app.database.users import UserRepository
from app.errors import ConflictError, NotFoundError
from app.models import Role, User
from app.schemas.user import AuthorProfile, UserAccessUpdate, UserCreate, UserUpdate
from app.security.passwords import hash_new_password

EMAIL_TAKEN = "This e-mail address is already registered"


class UserService:
    """What can be done with users. Who may do it is decided by the caller."""

    def __init__(
        self, session: AsyncSession, cache: ProfileCache, *, upload_directory: Path
    ) -> None:
        """Work in `session`, and keep `cache` and `upload_directory` true."""
        self._session = session
        self._cache = cache
        self._upload_directory = upload_directory
        self._users = UserRepository(session)

    async def register(self, data: UserCreate) -> User:
        """Create a user.

        Raises:
            WeakPasswordError: others would guess the password.
            ConflictError: the address is taken. The unique constraint decides, because of two
                registrations at the same moment both would pass a check beforehand.
        """
        user = User(
            name=data.name,
            email=data.email,
            hashed_password=await hash_new_password(data.password, data.email, data.name),
        )
        try:
            await self._users.add(user)
            await self._session.commit()
        except IntegrityError as error:
            if violated_constraint(error) != "uq_users_email":
                raise
            raise ConflictError(EMAIL_TAKEN) from error
        return user

    async def get(self, user_id: int) -> User:
        """Return the user.

        Raises:
            NotFoundError: there is none.
        """
        user = await self._users.get(user_id)
        if user is None:
            raise NotFoundError("User", user_id)
        return user

    async def list_page(self, *, limit: int, offset: int) -> Sequence[User]:
        """Return one page of users."""
        return await self._users.list_page(limit=limit, offset=offset)

    async def update(self, user_id: int, data: UserUpdate | UserAccessUpdate) -> User:
        """Change the fields of `data`. Its schema is the list of what may change.

        Raises:
            NotFoundError: there is no such user.
        """
        user = await self._lock(user_id)
        for field, value in data.model_dump().items():
            setattr(user, field, value)
        await self._session.commit()
        await self._cache.forget(user_id)
        return user

    async def update_access(self, user_id: int, data: UserAccessUpdate) -> User:
        """Change role and activation.

        Raises:
            NotFoundError: there is no such user.
            ConflictError: nobody else could administrate.
        """
        if data.role is not Role.ADMIN or not data.is_active:
            await self._require_another_admin(user_id)
        return await self.update(user_id, data)

    async def delete(self, user_id: int) -> None:
        """Delete the user with their posts and uploads, then the files of the uploads.

        The lock makes an upload at the same moment wait, and then fail for want of its owner.

        Raises:
            NotFoundError: there is no such user.
            ConflictError: the user's accounts are not empty or have a history, or nobody else
                could administrate.
        """
        await self._require_another_admin(user_id)
        user = await self._lock(user_id)
        stored_names = await UploadRepository(self._session).list_stored_names(user_id)
        await AccountRepository(self._session).delete_unused(user_id)
        try:
            await self._users.delete(user)
            await self._session.commit()
        except IntegrityError as error:
            if violated_constraint(error) != "fk_accounts_owner_id_users":
                raise
            raise ConflictError("The user's accounts hold money or have transfers") from error
        for name in stored_names:
            await anyio.Path(self._upload_directory, name).unlink(missing_ok=True)
        await self._cache.forget(user_id)

    async def get_profiles(self, user_ids: Sequence[int]) -> list[AuthorProfile]:
        """Return public profiles in the order asked for; unknown ids are left out.

        One round trip to the cache, and one query for all that it does not have.
        """
        profiles = await self._cache.get_many(user_ids)
        missing = [user_id for user_id in user_ids if user_id not in profiles]
        if missing:
            users = await self._users.get_many(missing)
            loaded = [AuthorProfile.model_validate(user) for user in users.values()]
            await self._cache.put_many(loaded)
            profiles |= {profile.id: profile for profile in loaded}
        return [profiles[user_id] for user_id in user_ids if user_id in profiles]

    async def get_profile(self, user_id: int) -> AuthorProfile:
        """Return the public profile of one user.

        Raises:
            NotFoundError: there is no such user.
        """
        profiles = await self.get_profiles([user_id])
        if not profiles:
            raise NotFoundError("User", user_id)
        return profiles[0]

    async def _require_another_admin(self, user_id: int) -> None:
        # All of them are locked, and before the user: of two who leave at the same moment, the
        # second one waits and then sees that the first one is gone.
        if await self._users.lock_active_admins() == [user_id]:
            raise ConflictError("The last administrator stays")

    async def _lock(self, user_id: int) -> User:
        # Who reads without a lock and writes later may write to a row that is gone by then.
        user = await self._users.lock(user_id)
        if user is None:
            raise NotFoundError("User", user_id)
        return user
