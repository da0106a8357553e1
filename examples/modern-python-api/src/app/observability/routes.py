"""Which route a request took."""

from starlette.types import Scope

UNMATCHED = "unmatched"


def route_template(scope: Scope) -> str:
    """Return the template of the route that handled `scope`, such as `/api/users/{user_id}`.

    `UNMATCHED` for requests that no route took: their paths are without number. The template is
    complete because each router names its whole prefix; one that is given to `include_router`
    would not be part of `route.path`.
    """
    route = scope.get("route")
    return getattr(route, "path_format", UNMATCHED)
