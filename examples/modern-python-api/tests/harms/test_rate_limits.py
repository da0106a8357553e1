"""Rate limits that an attacker walks around."""

from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from starlette.requests import Request

from app.config import Settings
from app.errors import RateLimitedError
from app.resources import Resources
from app.security.rate_limit import RateLimiter
from tests.conftest import MakeApp, MakeClient

RATE = "3/minute"
ADDRESSES = [f"203.0.113.{number}" for number in range(8)]


class MemoryLimiter:
    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    async def allows(self, key: str) -> bool:
        return await self._limiter.hit(parse(RATE), key)


def claimed_address(request: Request) -> str:
    return request.headers.get("X-Forwarded-For", "unknown")


async def allows(limiter: RateLimiter) -> bool:
    try:
        await limiter.hit("login", "somebody", RATE)
    except RateLimitedError:
        return False
    return True


async def test_a_limit_in_memory_is_multiplied_by_the_workers() -> None:
    workers = [MemoryLimiter() for _ in range(4)]

    allowed = [await worker.allows("somebody") for worker in workers for _ in range(10)]

    assert sum(allowed) == 4 * 3


async def test_a_limit_in_redis_is_one_for_all_workers(
    resources: Resources, settings: Settings
) -> None:
    workers = [RateLimiter(resources.redis, prefix=settings.redis_key_prefix) for _ in range(4)]

    allowed = [await allows(worker) for worker in workers for _ in range(10)]

    assert sum(allowed) == 3


def test_a_claimed_address_is_another_for_each_attempt() -> None:
    requests = [
        Request({"type": "http", "headers": [(b"x-forwarded-for", address.encode())]})
        for address in ADDRESSES
    ]

    assert len({claimed_address(request) for request in requests}) == len(requests)


async def test_the_service_counts_by_the_peer_whatever_it_claims(
    make_app: MakeApp, make_client: MakeClient
) -> None:
    client = await make_client(await make_app(login_rate_per_client=RATE))

    answers = [
        await client.post(
            "/api/auth/login",
            data={"username": f"user{number}@example.com", "password": "wrong password"},
            headers={"X-Forwarded-For": address},
        )
        for number, address in enumerate(ADDRESSES)
    ]

    assert [answer.status_code for answer in answers] == [401] * 3 + [429] * 5
