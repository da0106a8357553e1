"""HTML: escaped where it is written, neither earlier nor not at all."""

import html
import json

from fastapi.responses import HTMLResponse
from httpx2 import AsyncClient

SCRIPT = "<script>alert(1)</script>"


def clean_input(text: str) -> str:
    return html.escape(text.strip())


def show_raw(message: str) -> HTMLResponse:
    return HTMLResponse("<p>" + message + "</p>")


def show(message: str) -> HTMLResponse:
    return HTMLResponse(f"<p>{html.escape(message)}</p>")


def test_escaping_on_the_way_in_damages_what_is_stored() -> None:
    stored = clean_input("Tom & Jerry")
    assert json.loads(json.dumps({"title": stored})) == {"title": "Tom &amp; Jerry"}

    # When: edited and saved again, then shown on a page that escapes
    assert show(clean_input(stored)).body == b"<p>Tom &amp;amp;amp; Jerry</p>"


def test_html_without_escaping_runs_what_a_stranger_wrote() -> None:
    assert SCRIPT.encode() in show_raw(SCRIPT).body


def test_html_that_is_escaped_where_it_is_written_shows_it() -> None:
    assert SCRIPT.encode() not in show(SCRIPT).body
    assert html.unescape(bytes(show("Tom & Jerry").body).decode()) == "<p>Tom & Jerry</p>"


async def test_the_service_stores_text_as_it_is(
    user_client: AsyncClient, client: AsyncClient
) -> None:
    body = {"title": f"Tom & Jerry {SCRIPT}", "content": "C"}

    created = await user_client.post("/api/posts", json=body)

    post = (await client.get(f"/api/posts/{created.json()['id']}")).json()
    assert post["title"] == body["title"]
