"""Logs: one line of JSON each on standard output; the platform collects them."""

import logging
import sys
from collections.abc import MutableMapping
from json import JSONEncoder
from typing import Any, TextIO

import structlog
from structlog.typing import Processor, WrappedLogger


class _NamedLogger(structlog.WriteLogger):
    """Writes lines, and says whose they are."""

    def __init__(self, name: str, file: TextIO) -> None:
        super().__init__(file)
        self.name = name


def _drop_database_details(
    _logger: WrappedLogger, _name: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    # PostgreSQL's DETAIL repeats the row that violates a constraint, addresses included.
    for error in line.get("exception", ()):
        error["exc_value"] = error["exc_value"].partition("DETAIL:")[0]
    return line


def configure_logging(level: str, stream: TextIO | None = None) -> None:
    """Send the log lines of structlog and of the standard library, as JSON, to `stream`.

    `stream` is standard output unless given. Uvicorn and SQLAlchemy log through the standard
    library; without a handler of ours their lines would be plain text among the JSON.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,  # request id, client, path
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Tracebacks as data. No local variables: they hold passwords and tokens.
        structlog.processors.ExceptionRenderer(
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        ),
        _drop_database_details,
    ]
    # One encoder for all lines: `json.dumps` makes one for each.
    encoder = JSONEncoder(default=repr)
    json = structlog.processors.JSONRenderer(lambda line, **_: encoder.encode(line))
    output = stream or sys.stdout
    # Our own lines skip the standard library, which looks for the caller and makes a record of
    # each: that cost as much as the rest of a small request.
    structlog.configure(
        processors=[*shared, json],
        logger_factory=lambda name: _NamedLogger(name, output),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,  # tests configure more than once
    )
    handler = logging.StreamHandler(output)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, json],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    # The root logger's default level is WARNING, which would drop every `logger.info`.
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    # Replaced by `request_completed`: uvicorn's line contains the query string.
    access = logging.getLogger("uvicorn.access")
    access.handlers = []
    access.propagate = False
