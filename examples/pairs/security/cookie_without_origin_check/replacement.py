"""Log in by cookie, and accept changes from its own pages only."""

from fastapi import APIRouter, Depends, HTTPException, Request, Response

ORIGINS = frozenset({"https://app.example.com"})


def require_own_origin(request: Request) -> None:
    """Reject a change that another site's page sends with the user's cookie."""
    safe = request.method in {"GET", "HEAD", "OPTIONS"}
    if not safe and request.headers.get("origin") not in ORIGINS:
        raise HTTPException(403, "Cross-site request")


def set_session(response: Response, session_id: str) -> None:
    """Give the browser its session."""
    response.set_cookie("__Host-session", session_id, httponly=True, secure=True, samesite="lax")


router = APIRouter(dependencies=[Depends(require_own_origin)])


@router.post("/login")
def log_in(response: Response) -> None:
    """Start a session."""
    set_session(response, "s1")


@router.post("/transfer")
def transfer() -> None:
    """Change something."""
