"""A fixed sentence."""

from fastapi import FastAPI, HTTPException

app = FastAPI()


def fetch_rates() -> str:
    """Fail as a client does whose address holds a key."""
    message = "https://rates.example.com/?key=hunter2 refused"
    raise ConnectionError(message)


@app.get("/rates")
async def read_rates() -> str:
    """Return the rates of another system."""
    try:
        return fetch_rates()
    except OSError as error:
        raise HTTPException(503, "The rates are not available") from error
