"""Which route a request took."""

from starlette.types import Scope

UNMATCHED = "unmatched"


def route_template(scope: Scope) -> str:
    """Return the template of the route that handled `scope`, such as `/api/users/{user_id}`.

    `UNMATCHED` for requests that no route took: their paths are without number.
    """
    route = scope.get("route")
    return getattr(route, "path", UNMATCHED)
