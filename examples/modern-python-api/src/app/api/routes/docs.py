"""The interactive documentation, under a policy without inline scripts and other sites.

FastAPI's own page loads Swagger UI from a CDN and starts it with an inline script; a policy strict
enough to stop injected scripts stops both.
"""

from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from swagger_ui_bundle import swagger_ui_path

DOCS_POLICY = (
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; "
    "connect-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:"  # Swagger UI's icons are data: URLs in its style sheet
)

# Relative addresses, so that the page also works below a proxy's path prefix.
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API documentation</title>
<link rel="icon" href="docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
_START = 'SwaggerUIBundle({url: "openapi.json", dom_id: "#swagger-ui", deepLinking: true});\n'

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def read_docs() -> HTMLResponse:
    """Return the page, with a policy of its own in place of the API's."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": DOCS_POLICY})


@router.get("/docs/start.js")
async def read_start_script() -> Response:
    """Return what would otherwise be an inline script."""
    return Response(_START, media_type="text/javascript")


def add_docs(app: FastAPI) -> None:
    """Serve the documentation from `app`, with Swagger UI's files from an installed package."""
    app.include_router(router)
    app.mount("/docs/assets", StaticFiles(directory=swagger_ui_path))
