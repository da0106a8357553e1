"""A fixture that hides the function of the same name."""

import pytest


def settings() -> dict[str, str]:
    return {"mail_host": "mail.test"}


@pytest.fixture
def settings() -> dict[str, str]:
    return {}
