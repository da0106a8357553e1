"""The token is checked by a dependency: FastAPI has read the body by then."""

import hmac

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from pydantic import BaseModel


def verify_token(request: Request) -> None:
    """Raise 401 unless the request holds a good token."""
    token = request.headers.get("Authorization", "")
    if not hmac.compare_digest(token.encode(), b"Bearer good"):
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})


router = APIRouter(prefix="/posts", dependencies=[Depends(verify_token)])


class Post(BaseModel):
    """A body that can be large."""

    lines: list[str]


@router.post("")
async def create_post(post: Post) -> int:
    """Return how many lines there are."""
    return len(post.lines)


app = FastAPI()
app.include_router(router)
