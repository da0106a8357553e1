"""Log in by cookie, and trust the cookie alone."""

from fastapi import APIRouter, Response


def set_session(response: Response, session_id: str) -> None:
    """Give the browser its session."""
    response.set_cookie("__Host-session", session_id, httponly=True, secure=True, samesite="lax")


router = APIRouter()


@router.post("/login")
def log_in(response: Response) -> None:
    """Start a session."""
    set_session(response, "s1")


@router.post("/transfer")
def transfer() -> None:
    """Change something."""
