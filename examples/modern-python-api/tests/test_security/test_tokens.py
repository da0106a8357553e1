"""Attacks on tokens."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from httpx2 import AsyncClient

from app.config import Settings
from app.errors import AuthenticationError
from app.models import User
from app.resources import Resources
from app.security.tokens import ISSUER, Audience, Claims, create_token, decode_token, new_id

type Payload = dict[str, Any]
type Forge = Callable[[Payload, str], str]


@pytest.fixture
async def payload(resources: Resources, user: User) -> Payload:
    """What a good access token of `user` holds, with an open session behind it."""
    session_id = new_id()
    await resources.sessions.open(user.id, session_id, new_id())
    now = datetime.now(UTC)
    return {
        "iss": ISSUER,
        "aud": Audience.ACCESS.value,
        "sub": str(user.id),
        "sid": session_id,
        "jti": new_id(),
        "iat": now,
        "exp": now + timedelta(minutes=5),
    }


async def status_with(client: AsyncClient, token: str) -> int:
    response = await client.get("/api/users/me", headers={"Authorization": f"Bearer {token}"})
    return response.status_code


def signed(payload: Payload, key: str, **options: Any) -> str:  # noqa: ANN401 - PyJWT's own
    return jwt.encode(payload, key, **{"algorithm": "HS256", **options})


def unsigned(payload: Payload, _key: str) -> str:
    return jwt.encode(payload, None, algorithm="none")


def with_the_signature_removed(payload: Payload, key: str) -> str:
    return signed(payload, key).rpartition(".")[0] + "."


def with_another_body_under_the_signature(payload: Payload, key: str) -> str:
    head, _, signature = signed(payload, key).split(".")
    body = json.loads(base64.urlsafe_b64decode(signed(payload, key).split(".")[1] + "=="))
    changed = json.dumps(body | {"sub": "1", "jti": "other"}).encode()
    return f"{head}.{base64.urlsafe_b64encode(changed).decode().rstrip('=')}.{signature}"


def without(claim: str) -> Forge:
    def forge(payload: Payload, key: str) -> str:
        return signed({name: value for name, value in payload.items() if name != claim}, key)

    return forge


def changed(**claims: object) -> Forge:
    return lambda payload, key: signed(payload | claims, key)


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)

FORGERIES: dict[str, Forge] = {
    "unsigned": unsigned,
    "signature removed": with_the_signature_removed,
    "body exchanged": with_another_body_under_the_signature,
    "another key": lambda payload, _key: signed(payload, "k" * 64),
    "another algorithm": lambda payload, key: signed(payload, key * 2, algorithm="HS512"),
    "expired": changed(exp=LONG_AGO),
    "not issued yet": changed(iat=FAR_AHEAD),
    "another audience": changed(aud="another-service"),
    "refresh token as access token": changed(aud=Audience.REFRESH.value),
    "another issuer": changed(iss="another-issuer"),
    "no session": changed(sid="0" * 32),
    "user is no number": changed(sub="admin"),
    "user is a number that no row can have": changed(sub="9" * 30),
    "user is number zero": changed(sub="0"),
    "user does not exist": changed(sub="999999"),
    "no text at all": lambda _payload, _key: "x",
    "empty": lambda _payload, _key: "..",
    **{f"without {claim}": without(claim) for claim in ("exp", "iat", "sub", "jti", "aud", "sid")},
}


async def test_the_tokens_that_are_forged_here_would_be_good_otherwise(
    client: AsyncClient, settings: Settings, payload: Payload
) -> None:
    key = settings.secret_key.get_secret_value()

    assert await status_with(client, signed(payload, key)) == 200


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_forged_tokens_are_refused(
    client: AsyncClient, settings: Settings, payload: Payload, forgery: str
) -> None:
    token = FORGERIES[forgery](payload, settings.secret_key.get_secret_value())

    assert await status_with(client, token) == 401


async def test_a_revoked_token_is_refused(
    client: AsyncClient, settings: Settings, resources: Resources, payload: Payload
) -> None:
    token = signed(payload, settings.secret_key.get_secret_value())
    await resources.sessions.close(int(payload["sub"]), payload["sid"])

    assert await status_with(client, token) == 401


async def test_a_session_is_good_for_its_user_only(
    client: AsyncClient, settings: Settings, payload: Payload, admin: User
) -> None:
    token = signed(payload | {"sub": str(admin.id)}, settings.secret_key.get_secret_value())

    assert await status_with(client, token) == 401


@pytest.mark.parametrize(
    "authorization", ["Basic YTpi", "Bearer", "Bearer ", "bearer x y", "x" * 5000]
)
async def test_malformed_authorization_headers_are_refused(
    client: AsyncClient, authorization: str
) -> None:
    response = await client.get("/api/users/me", headers={"Authorization": authorization})

    assert response.status_code == 401


def test_a_token_says_what_was_put_in(settings: Settings) -> None:
    claims = Claims(user_id=7, session_id=new_id(), token_id=new_id())

    token = create_token(
        settings.secret_key, claims, audience=Audience.ACCESS, lifetime=timedelta(minutes=1)
    )

    assert decode_token(settings.secret_key, token, audience=Audience.ACCESS) == claims
    with pytest.raises(AuthenticationError):
        decode_token(settings.secret_key, token, audience=Audience.REFRESH)
