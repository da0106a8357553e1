"""Start Uvicorn with `--no-server-header`, and set none."""

from fastapi import FastAPI

app = FastAPI()
