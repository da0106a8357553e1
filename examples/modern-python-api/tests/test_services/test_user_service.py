"""The user service, without HTTP."""

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.cache import ProfileCache
from app.config import Settings
from app.errors import ConflictError
from app.models import User
from app.resources import Resources
from app.schemas.user import AuthorProfile, UserCreate, UserUpdate
from app.security.passwords import verify_password
from app.services.users import UserService
from tests.factories import PASSWORD


@pytest.fixture
def users(session: AsyncSession, resources: Resources) -> UserService:
    """The service under test."""
    return UserService(session, resources.profile_cache)


async def test_register_stores_a_hash_and_the_defaults(users: UserService) -> None:
    # Given
    data = UserCreate(name="홍길동", email="hong@example.com", password=SecretStr(PASSWORD))

    # When
    user = await users.register(data)

    # Then
    assert (user.name, user.email, user.is_active) == ("홍길동", "hong@example.com", True)
    assert await verify_password(SecretStr(PASSWORD), user.hashed_password)


async def test_register_twice_is_a_conflict(users: UserService, user: User) -> None:
    data = UserCreate(name="Other", email=user.email, password=SecretStr(PASSWORD))

    with pytest.raises(ConflictError, match="already registered"):
        await users.register(data)


async def test_another_violated_constraint_is_not_taken_for_a_taken_address(
    users: UserService,
) -> None:
    # Given: an address that no schema has made lower-case
    data = UserCreate.model_construct(
        name="홍길동", email="Hong@example.com", password=SecretStr(PASSWORD)
    )

    with pytest.raises(IntegrityError, match="email_lowercase"):
        await users.register(data)


async def test_a_reader_that_is_late_does_not_bring_an_old_profile_back(
    users: UserService, resources: Resources, user: User
) -> None:
    # Given: somebody has read the row, and not yet stored its profile
    old = AuthorProfile.model_validate(user)
    await users.update(user, UserUpdate(name="New name"))

    # When
    await resources.profile_cache.put_many([old])

    # Then
    assert [profile.name for profile in await users.get_profiles([user.id])] == ["New name"]


async def test_update_changes_and_stamps(
    users: UserService, session: AsyncSession, user: User
) -> None:
    # When
    updated = await users.update(user, UserUpdate(name="New name"))

    # Then: readable without another query, because of eager defaults
    assert updated.name == "New name"
    assert updated.updated_at > updated.created_at
    await session.refresh(updated)
    assert updated.name == "New name"


async def test_profiles_are_read_although_redis_is_down(session: AsyncSession, user: User) -> None:
    # Given
    nowhere = Redis.from_url("redis://127.0.0.1:1", decode_responses=True)
    cache = ProfileCache(nowhere, prefix="x:", seconds=60)
    users = UserService(session, cache)

    # When, then
    assert await users.get_profiles([user.id]) == [AuthorProfile(id=user.id, name=user.name)]
    assert (await users.update(user, UserUpdate(name="New"))).name == "New"
    await nowhere.aclose()


async def test_a_broken_cache_entry_is_a_miss(
    users: UserService, resources: Resources, settings: Settings, user: User
) -> None:
    await resources.redis.set(f"{settings.redis_key_prefix}profile:{user.id}", "{not json")

    assert [profile.name for profile in await users.get_profiles([user.id])] == [user.name]


async def test_cached_profiles_expire(
    users: UserService, resources: Resources, settings: Settings, user: User
) -> None:
    await users.get_profiles([user.id])

    assert 0 < await resources.redis.ttl(f"{settings.redis_key_prefix}profile:{user.id}") <= 600


async def test_asking_for_no_profiles_gives_none(users: UserService) -> None:
    assert await users.get_profiles([]) == []
