"""Users: registration, changes, public profiles."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.cache import ProfileCache
from app.database.errors import violated_constraint
from app.database.users import UserRepository
from app.errors import ConflictError, NotFoundError
from app.models import Role, User
from app.schemas.user import AuthorProfile, UserAccessUpdate, UserCreate, UserUpdate
from app.security.passwords import hash_new_password


class UserService:
    """What can be done with users. Who may do it is decided by the caller."""

    def __init__(self, session: AsyncSession, cache: ProfileCache) -> None:
        """Work in `session`, and keep `cache` true."""
        self._session = session
        self._cache = cache
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
            raise ConflictError("This email address is already registered") from error
        return user

    async def update(self, user: User, data: UserUpdate | UserAccessUpdate) -> User:
        """Change the fields of `data`. Its schema is the list of what may change."""
        for field, value in data.model_dump().items():
            setattr(user, field, value)
        await self._session.commit()
        await self._cache.forget(user.id)
        return user

    async def update_access(self, user_id: int, data: UserAccessUpdate) -> User:
        """Change role and activation.

        Raises:
            NotFoundError: there is no such user.
            ConflictError: nobody else could administrate.
        """
        leaves = data.role is not Role.ADMIN or not data.is_active
        # All of them are locked, and before the user: of two who leave at the same moment, the
        # second one waits and then sees that the first one is gone.
        if leaves and await self._users.lock_active_admins() == [user_id]:
            raise ConflictError("The last administrator stays")
        user = await self._users.lock(user_id)
        if user is None:
            raise NotFoundError("User", user_id)
        return await self.update(user, data)

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
