"""A dependency's alias is a `type` statement, which FastAPI before 0.128.2 does not look into."""

from typing import Annotated

from fastapi import Depends, FastAPI


async def get_current_user_id() -> int:
    """Return who is calling."""
    return 1


type CurrentUserId = Annotated[int, Depends(get_current_user_id)]

app = FastAPI()


@app.get("/me")
async def read_own_id(user_id: CurrentUserId) -> int:
    """Return who is calling."""
    return user_id
