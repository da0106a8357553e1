"""Health for orchestrators, metrics for Prometheus."""

import asyncio
import secrets
from collections.abc import Awaitable
from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from app.api.dependencies import ResourcesDep
from app.api.outages import OUTAGE_ERRORS
from app.errors import AuthenticationError
from app.observability.metrics import Metrics
from app.schemas.health import HealthResponse, ReadinessResponse

_logger = structlog.get_logger(__name__)
_bearer = HTTPBearer(auto_error=False)

router = APIRouter(tags=["operations"])

CHECK_SECONDS = 2


@router.get("/health")
async def read_health() -> HealthResponse:
    """Respond, to show that the process is alive. If it does not, an orchestrator restarts it.

    No look at the database: restarting this process would not fix that one.
    """
    return HealthResponse()


@router.get(
    "/health/ready", responses={HTTPStatus.SERVICE_UNAVAILABLE: {"model": ReadinessResponse}}
)
async def read_readiness(resources: ResourcesDep, response: Response) -> ReadinessResponse:
    """Tell whether requests can be served. A load balancer sends none while they cannot."""

    async def ask_database() -> None:
        async with resources.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async with asyncio.TaskGroup() as tasks:
        database = tasks.create_task(_answers("database", ask_database()))
        redis = tasks.create_task(_answers("redis", resources.redis.ping()))
    readiness = ReadinessResponse(database=database.result(), redis=redis.result())
    if not (readiness.database and readiness.redis):
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return readiness


async def _answers(name: str, check: Awaitable[object]) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check
    except OUTAGE_ERRORS:
        # The reason is for the log: it names hosts and users, and this endpoint is public.
        _logger.warning("not_ready", dependency=name, exc_info=True)
        return False
    return True


@router.get("/metrics", response_class=Response)
async def read_metrics(
    request: Request,
    resources: ResourcesDep,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Response:
    """Return the metrics in Prometheus' text format."""
    token = resources.settings.metrics_token
    if token is not None:
        presented = credentials.credentials if credentials else ""
        expected = token.get_secret_value()
        # compare_digest takes the same time wherever the difference is.
        if not secrets.compare_digest(presented.encode(), expected.encode()):
            raise AuthenticationError("Not authenticated")
    metrics: Metrics = request.app.state.metrics
    return Response(
        generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
    )
