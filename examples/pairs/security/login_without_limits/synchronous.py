"""The limits of the replacement, for a synchronous route."""

from fastapi import FastAPI, HTTPException, Request
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from pairs.security.login_without_limits.replacement import (
    PER_ACCOUNT,
    PER_CLIENT,
    Login,
    client_key,
    security_log,
)

attempts = MovingWindowRateLimiter(MemoryStorage())


def limit_login(request: Request, email: str) -> None:
    """Count an attempt; too many by one client or at one account are a 429."""
    client = client_key(request.client.host if request.client else "")
    for rate, key in ((PER_CLIENT, client), (PER_ACCOUNT, email.casefold())):
        if not attempts.hit(rate, "login", key):
            security_log.warning("rate_limited", extra={"client": client})
            wait = {"Retry-After": str(rate.get_expiry())}
            raise HTTPException(429, "Too many attempts", wait)


app = FastAPI()


@app.post("/login")
def log_in(request: Request, login: Login) -> None:
    """Log in."""
    limit_login(request, login.email)
    raise HTTPException(401, "Wrong email or password")  # stands in for the check
