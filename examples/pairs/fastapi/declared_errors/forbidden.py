"""A route whose OpenAPI shows a 422 that it never sends, and no other error."""

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/posts/{post_id}")
async def read_post(post_id: int) -> int:
    """Return a post."""
    if post_id != 1:
        raise HTTPException(404)
    return post_id
