"""What older examples show and the installed versions no longer want."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from fastapi import FastAPI, status
from fastapi.responses import ORJSONResponse
from httpx2 import AsyncClient
from pydantic import BaseModel, validator

from app.schemas.user import AuthorProfile

PROFILE = {"id": 1, "name": "Ada"}


def start_with_an_event() -> None:
    FastAPI().on_event("startup")


def name_the_old_status() -> None:
    _ = status.HTTP_422_UNPROCESSABLE_ENTITY


def answer_with_orjson() -> None:
    with suppress(AssertionError):  # orjson is not even installed
        ORJSONResponse(PROFILE)


def dump_the_old_way() -> None:
    AuthorProfile.model_validate(PROFILE).dict()


def parse_the_old_way() -> None:
    AuthorProfile.parse_obj(PROFILE)


def read_an_object_the_old_way() -> None:
    AuthorProfile.from_orm(AuthorProfile.model_validate(PROFILE))


def configure_the_old_way() -> None:
    class Old(BaseModel):
        class Config:
            frozen = True


def validate_the_old_way() -> None:
    class Old(BaseModel):
        name: str

        @validator("name")
        def _check(cls, value: str) -> str:  # noqa: N805 - the harm itself
            return value


@pytest.mark.parametrize(
    "outdated",
    [
        start_with_an_event,
        name_the_old_status,
        answer_with_orjson,
        dump_the_old_way,
        parse_the_old_way,
        read_an_object_the_old_way,
        configure_the_old_way,
        validate_the_old_way,
    ],
)
def test_is_deprecated(outdated: Callable[[], None]) -> None:
    with pytest.warns(Warning, match="deprecated"):
        outdated()


async def test_a_client_takes_no_app() -> None:
    with pytest.raises(TypeError, match="app"):
        AsyncClient(app=FastAPI())  # type: ignore[call-arg]  # the harm itself
