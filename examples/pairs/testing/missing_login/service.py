"""A service in which somebody forgets the login of a new route."""

from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel


class Note(BaseModel):
    text: str


def logged_in(authorization: Annotated[str | None, Header()] = None) -> None:
    if authorization is None:
        raise HTTPException(401)


def create_app(*, forgotten: bool = False) -> FastAPI:
    """Return the service, or one with a route that everybody may call."""
    app = FastAPI()
    login = [Depends(logged_in)]
    app.get("/health")(lambda: None)
    app.get("/notes/{note_id}", dependencies=login)(lambda note_id: note_id)

    @app.post("/notes", dependencies=login)
    def add_note(note: Note) -> Note:
        return note

    @app.delete("/notes/{note_id}", dependencies=[] if forgotten else login)
    def delete_note(note_id: int) -> None:
        assert note_id

    return app
