"""Readiness checks the system that requests need, and waits at most two seconds."""

import asyncio

from fastapi import FastAPI, HTTPException, Request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

app = FastAPI()


@app.get("/health/ready")
async def is_ready(request: Request) -> dict[str, str]:
    """Return 200 only if the database responds."""
    engine: AsyncEngine = request.app.state.engine
    try:
        async with asyncio.timeout(2), engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except (OSError, SQLAlchemyError) as error:  # asyncio's TimeoutError is an OSError
        raise HTTPException(503) from error
    return {"status": "ready"}
