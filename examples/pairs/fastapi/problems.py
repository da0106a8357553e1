"""The form of errors that several pairs share."""

import json
from http import HTTPStatus

from fastapi import Response


def problem(status: int, detail: str, **more: object) -> Response:
    """Return an error in the form that all errors have (RFC 9457)."""
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    # json.dumps escapes what is not ASCII: a lone surrogate in `more` is no second error.
    return Response(json.dumps(body), status, media_type="application/problem+json")
