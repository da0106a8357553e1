"""Routes whose OpenAPI shows a 422 that they never send, and no other error."""

from fastapi import APIRouter, FastAPI, HTTPException

router = APIRouter()


@router.get("/posts/{post_id}")
async def read_post(post_id: int) -> int:
    """Return a post."""
    if post_id != 1:
        raise HTTPException(404)
    return post_id


app = FastAPI()
app.include_router(router)
