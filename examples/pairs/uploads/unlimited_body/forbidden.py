"""Read a body of any size."""

from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/import")
async def load(request: Request) -> int:
    """Return the size of the body."""
    return len(await request.body())
