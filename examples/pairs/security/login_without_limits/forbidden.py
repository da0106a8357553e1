"""Log in, as often as one likes."""

import logging
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import FastAPI, HTTPException, Request
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from pydantic import BaseModel, EmailStr, SecretStr

security_log = logging.getLogger("security")
attempts = MovingWindowRateLimiter(MemoryStorage())  # several workers: RedisStorage
PER_CLIENT, PER_ACCOUNT = parse("10/minute"), parse("30/hour")


class Login(BaseModel):
    """What a user types."""

    email: EmailStr
    password: SecretStr


def client_key(host: str) -> str:
    """Return the IPv4 address, or the /64 network that an IPv6 client has to itself."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ip_network((address, 64), strict=False))
    return host


async def limit_login(request: Request, email: str) -> None:
    """Count an attempt; too many by one client or at one account are a 429."""
    client = client_key(request.client.host if request.client else "")
    for rate, key in ((PER_CLIENT, client), (PER_ACCOUNT, email.casefold())):
        if not await attempts.hit(rate, "login", key):
            security_log.warning("rate_limited", extra={"client": client})
            wait = {"Retry-After": str(rate.get_expiry())}
            raise HTTPException(429, "Too many attempts", wait)


app = FastAPI()


@app.post("/login")
async def log_in(request: Request, login: Login) -> None:
    """Log in."""
    raise HTTPException(401, "Wrong email or password")  # stands in for the check
