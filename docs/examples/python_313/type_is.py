"""TypeIs narrows a type in both branches (PEP 742)."""

from typing import TypeIs, assert_type


def is_bytes(value: str | bytes) -> TypeIs[bytes]:
    return isinstance(value, bytes)


def as_text(value: str | bytes) -> str:
    if is_bytes(value):
        assert_type(value, bytes)
        return value.decode()
    assert_type(value, str)  # with TypeGuard this would still be `str | bytes`
    return value


print(as_text(b"caf\xc3\xa9"), as_text("café"))
