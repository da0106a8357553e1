"""Readiness checks nothing."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health/ready")
async def is_ready() -> dict[str, str]:
    """Return 200, whatever happens."""
    return {"status": "ready"}
