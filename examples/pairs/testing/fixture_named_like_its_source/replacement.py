"""A fixture, and a function with another name."""

import pytest


def build_settings() -> dict[str, str]:
    return {"mail_host": "mail.test"}


@pytest.fixture
def settings() -> dict[str, str]:
    return build_settings()
