"""Pydantic's errors repeat the input, can be endless, and cannot always be written as JSON."""

import json
from types import ModuleType

import httpx
import pytest

from pairs.fastapi.support import client_of
from pairs.fastapi.validation_errors import forbidden, replacement

PASSWORD = "correct horse battery staple"


async def answer(module: ModuleType, body: str) -> httpx.Response:
    """Send `body` as it is."""
    async with client_of(module.app) as client:
        headers = {"Content-Type": "application/json"}
        return await client.post("/login", content=body.encode(), headers=headers)


async def test_pydantics_errors_repeat_the_password() -> None:
    body = json.dumps({"password": PASSWORD})
    assert PASSWORD in (await answer(forbidden, body)).text
    assert PASSWORD not in (await answer(replacement, body)).text


async def test_the_list_of_errors_is_bounded() -> None:
    body = json.dumps({f"unknown-{number}": 1 for number in range(2_000)})
    assert len((await answer(forbidden, body)).json()["errors"]) == 2_002
    answered = (await answer(replacement, body)).json()
    assert len(answered["errors"]) == 20
    assert answered["count"] == 2_002


@pytest.mark.parametrize(
    "body", ['{"password": "x", "attempt": NaN}', '{"\\ud800": 1}'], ids=["NaN", "lone surrogate"]
)
async def test_input_that_is_no_json_is_not_a_500(body: str) -> None:
    assert (await answer(forbidden, body)).status_code == 500
    assert (await answer(replacement, body)).status_code == 422
