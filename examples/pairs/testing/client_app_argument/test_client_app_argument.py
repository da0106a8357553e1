"""A client must reach the application."""

import pytest
from fastapi import FastAPI

from pairs.testing.client_app_argument import forbidden, replacement


def test_the_argument_is_gone() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'app'"):
        forbidden.client_of(FastAPI())


async def test_a_transport_reaches_the_application() -> None:
    async with replacement.client_of(FastAPI()) as client:
        assert (await client.get("/openapi.json")).status_code == 200
