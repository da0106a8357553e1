"""A prefix that is said twice."""

from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/users", tags=["users"])


@router.get("")
async def list_users() -> None:
    """Answer."""


def paths(app: FastAPI) -> list[str]:
    return list(app.openapi()["paths"])


def test_a_prefix_on_the_router_and_where_it_is_included_counts_twice() -> None:
    app = FastAPI()
    app.include_router(router, prefix="/api/users")

    assert paths(app) == ["/api/users/users"]


def test_no_path_of_the_service_repeats_itself(app: FastAPI) -> None:
    for path in paths(app):
        segments = path.strip("/").split("/")
        assert len(segments) == len(set(segments)), path
