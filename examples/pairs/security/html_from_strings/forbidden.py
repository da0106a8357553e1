"""Write a text into HTML as it is."""

from fastapi.responses import HTMLResponse


def show(message: str) -> HTMLResponse:
    """Return a page."""
    return HTMLResponse("<p>" + message + "</p>")
