"""A client of an application, by an argument that httpx 0.28 removed."""

import httpx
from fastapi import FastAPI


def client_of(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(app=app, base_url="http://test")
