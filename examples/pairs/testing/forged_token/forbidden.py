"""A test that no dropped check of the token makes fail."""

import time

import httpx
import jwt
import pytest

KEY = "a key for tests, of at least 32 bytes"  # the one in the settings of the tests


def token(key: str = KEY, algorithm: str = "HS256", **changes: object) -> str:
    now = int(time.time())
    claims = {"sub": "1", "sid": "1", "aud": "access", "iss": "example-service", "iat": now}
    claims |= {"exp": now + 3600} | changes
    given = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(given, key, algorithm)


FORGED = {"no token at all": "abc"}


async def status_of(client: httpx.AsyncClient, bearer: str) -> int:
    response = await client.get("/me", headers={"Authorization": f"Bearer {bearer}"})
    return response.status_code


async def test_a_valid_token_is_accepted(client: httpx.AsyncClient) -> None:
    assert await status_of(client, token()) == 200


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
async def test_a_forged_token_is_rejected(client: httpx.AsyncClient, forged: str) -> None:
    assert await status_of(client, forged) == 401
