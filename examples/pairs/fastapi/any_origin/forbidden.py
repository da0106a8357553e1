"""Every site may read with the visitor's cookies."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


@app.get("/secret")
async def read_secret() -> str:
    """Return what only the owner of a cookie may read."""
    return "secret"
