cat >src/my_api/main.py <<'PYTHON'
"""The application: `uvicorn --factory my_api.main:create_app`."""

from fastapi import FastAPI


def create_app() -> FastAPI:
    """Make the application; importing this module opens nothing."""
    app = FastAPI(title="My API")

    @app.get("/health")
    async def read_health() -> dict[str, str]:
        return {"status": "ok"}

    return app
PYTHON

cat >tests/test_health.py <<'PYTHON'
from http import HTTPStatus

from httpx2 import ASGITransport, AsyncClient

from my_api.main import create_app


async def test_the_service_says_that_it_is_alive() -> None:
    transport = ASGITransport(app=create_app())
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.get("/health")

    assert response.status_code == HTTPStatus.OK
    assert response.json() == {"status": "ok"}
PYTHON
