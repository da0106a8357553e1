"""Health over HTTP."""

from typing import Literal

from app.schemas.base import ResponseModel


class HealthResponse(ResponseModel):
    """The process responds."""

    status: Literal["ok"] = "ok"


class ReadinessResponse(ResponseModel):
    """Which of the things that the service needs can be reached."""

    database: bool
    redis: bool
