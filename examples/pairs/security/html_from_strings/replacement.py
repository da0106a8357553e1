"""Escape a text where HTML is written."""

import html

from fastapi.responses import HTMLResponse


def show(message: str) -> HTMLResponse:
    """Return a page."""
    return HTMLResponse("<p>" + html.escape(message) + "</p>")
