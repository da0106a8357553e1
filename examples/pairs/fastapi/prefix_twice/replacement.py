"""The prefix is on the router."""

from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/users")


@router.get("")
async def list_users() -> list[str]:
    """Return nobody."""
    return []


app = FastAPI()
app.include_router(router)
