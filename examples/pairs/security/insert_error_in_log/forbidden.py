"""Log the error of a failed INSERT with its text."""

import logging

from fastapi import HTTPException
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

logger = logging.getLogger(__name__)


async def add_user(connection: AsyncConnection, email: str) -> None:
    """Store a user."""
    try:
        await connection.execute(text("INSERT INTO people VALUES (:email)"), {"email": email})
    except IntegrityError:
        logger.exception("User not stored")
        raise HTTPException(409, "This conflicts with stored data") from None
