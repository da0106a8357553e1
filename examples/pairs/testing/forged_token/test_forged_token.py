"""Whoever drops a check of the token must break a test."""

from types import ModuleType

import pytest
from pydantic import SecretStr

from pairs.fastapi.support import client_of
from pairs.security.token_subject.replacement import read_token
from pairs.testing.forged_token import forbidden, replacement, service
from pairs.testing.support import passes

DROPPED = (
    service.without_signature,
    service.without_required_expiry,
    service.without_expiry,
    service.without_audience,
)


def test_the_security_rule_reads_the_same_token() -> None:
    assert read_token(replacement.token(), SecretStr(replacement.KEY)).sub == 1


async def all_pass(module: ModuleType, decode: object) -> bool:
    async with client_of(service.create_app(decode)) as client:  # type: ignore[arg-type]  # a parametrized function
        tests = [module.test_a_valid_token_is_accepted(client)]
        tests += [
            module.test_a_forged_token_is_rejected(client, each) for each in module.FORGED.values()
        ]
        return all([await passes(test) for test in tests])


@pytest.mark.parametrize("module", [forbidden, replacement])
async def test_both_pass_with_the_service_as_it_is(module: ModuleType) -> None:
    assert await all_pass(module, service.checked)


@pytest.mark.parametrize("decode", DROPPED)
async def test_rubbish_as_a_token_notices_nothing(decode: object) -> None:
    assert await all_pass(forbidden, decode)


@pytest.mark.parametrize("decode", DROPPED)
async def test_forged_tokens_notice_each_dropped_check(decode: object) -> None:
    assert not await all_pass(replacement, decode)
