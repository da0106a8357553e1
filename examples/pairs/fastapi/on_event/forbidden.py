"""An event handler: deprecated, and start and end are apart."""

from fastapi import FastAPI

opened: list[str] = []

app = FastAPI()


@app.on_event("startup")
async def open_resources() -> None:
    """Open something that nothing closes."""
    opened.append("pool")
