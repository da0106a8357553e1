"""The fixed path is registered first."""

from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/users")


@router.get("/me")
async def read_own_user() -> str:
    """Return who is calling."""
    return "me"


@router.get("/{user_id}")
async def read_user(user_id: int) -> int:
    """Return a user."""
    return user_id


app = FastAPI()
app.include_router(router)
