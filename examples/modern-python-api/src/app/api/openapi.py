"""The OpenAPI document: each operation names every status that it can return."""

from http import HTTPStatus
from typing import Any, override

from fastapi import FastAPI

from app.schemas.problem import Problem

_FASTAPI_ERROR = {"$ref": "#/components/schemas/HTTPValidationError"}
_PROBLEM = {"$ref": f"#/components/schemas/{Problem.__name__}"}


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route for errors that only it can say."""
    return {status.value: {"model": Problem} for status in statuses}


class DocumentedAPI(FastAPI):
    """An application whose document also names what every operation of a kind can return."""

    @override
    def openapi(self) -> dict[str, Any]:
        """Return the document; FastAPI's own names no error but 422, and that in another form."""
        if self.openapi_schema is None:
            document = super().openapi()
            for path, item in document["paths"].items():
                for operation in item.values():
                    _complete(path, operation)
        return super().openapi()


def _complete(path: str, operation: dict[str, Any]) -> None:
    responses: dict[str, Any] = operation["responses"]
    for status in _common_statuses(path, operation):
        responses.setdefault(str(status.value), {})
    for code, response in responses.items():
        schema = response.get("content", {}).get("application/json", {}).get("schema")
        if int(code) >= HTTPStatus.BAD_REQUEST and schema in (None, _PROBLEM, _FASTAPI_ERROR):
            response["description"] = HTTPStatus(int(code)).phrase
            response["content"] = {"application/problem+json": {"schema": _PROBLEM}}
    operation["responses"] = dict(sorted(responses.items()))


def _common_statuses(path: str, operation: dict[str, Any]) -> list[HTTPStatus]:
    parameters = operation.get("parameters", [])
    has_body = "requestBody" in operation
    has_path = any(parameter["in"] == "path" for parameter in parameters)
    return [
        HTTPStatus.BAD_REQUEST,  # another host
        HTTPStatus.INTERNAL_SERVER_ERROR,
        *[HTTPStatus.SERVICE_UNAVAILABLE] * (path != "/health"),
        *[HTTPStatus.UNAUTHORIZED] * ("security" in operation),
        *[HTTPStatus.NOT_FOUND] * has_path,
        *[HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONTENT_TOO_LARGE] * has_body,
        *[HTTPStatus.UNPROCESSABLE_CONTENT, HTTPStatus.TOO_MANY_REQUESTS]
        * (bool(parameters) or has_body),
    ]
