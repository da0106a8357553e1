"""Tokens that say too little."""

import jwt
from httpx2 import AsyncClient

from app.config import Settings
from app.models import User
from app.security.tokens import ALGORITHM


def read_subject(token: str, key: str) -> str:
    subject: str = jwt.decode(token, key, algorithms=["HS256"])["sub"]
    return subject


def eternal_token(user_id: int, settings: Settings) -> str:
    key = settings.secret_key.get_secret_value()
    return jwt.encode({"sub": str(user_id)}, key, algorithm=ALGORITHM)


def test_a_token_without_an_expiry_is_good_forever(settings: Settings) -> None:
    token = eternal_token(7, settings)

    assert read_subject(token, settings.secret_key.get_secret_value()) == "7"


async def test_the_service_requires_the_claims(
    client: AsyncClient, user: User, settings: Settings
) -> None:
    token = eternal_token(user.id, settings)

    response = await client.get("/api/users/me", headers={"Authorization": f"Bearer {token}"})

    assert response.status_code == 401
