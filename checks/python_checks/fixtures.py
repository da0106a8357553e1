"""Fixtures for what one test shows: queries, a blocked event loop, changes that are lost.

pytest_plugins = ["python_checks.fixtures"]    # in the conftest.py beside pyproject.toml
"""

import asyncio
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from python_checks.catalogue import entries

type CountQueries = Callable[..., AbstractContextManager[list[str]]]


@pytest.fixture
def count_queries() -> CountQueries:
    """Collect the statements that an engine sends.

    with count_queries(engine, at_most=2) as statements: …
    """

    @contextmanager
    def count(engine: Any, *, at_most: int | None = None) -> Iterator[list[str]]:  # noqa: ANN401 - Engine or AsyncEngine
        from sqlalchemy import event  # noqa: PLC0415 - the pack also serves projects without it

        statements: list[str] = []

        def note(*arguments: Any) -> None:  # noqa: ANN401 - as SQLAlchemy calls it
            statements.append(arguments[2])

        target = getattr(engine, "sync_engine", engine)
        event.listen(target, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(target, "before_cursor_execute", note)
        if at_most is not None and len(statements) > at_most:
            listed, address = "\n".join(statements), _address("query-count")
            pytest.fail(
                f"query-count: {len(statements)} queries, at most {at_most}; {address}\n{listed}"
            )

    return count


@pytest.fixture
def lost_changes() -> Iterator[None]:
    """Fail when a session of the test ends with changes that nobody committed.

    A rollback that was asked for, and a session that an exception closes, lose nothing.
    """
    from sqlalchemy import event, inspect  # noqa: PLC0415 - the pack also serves projects without it
    from sqlalchemy.orm import Session  # noqa: PLC0415 - the same

    lost: list[str] = []

    def detached(_session: Session, instance: object) -> None:
        if inspect(instance).modified and sys.exception() is None:
            lost.append(type(instance).__name__)

    def flushed(session: Session, _context: object) -> None:
        session.info["python_checks_flushed"] = True

    def settled(session: Session, *_: object) -> None:
        session.info.pop("python_checks_flushed", None)

    def ended(session: Session, transaction: Any) -> None:  # noqa: ANN401 - SessionTransaction
        stored = transaction.parent is None and session.info.pop(
            "python_checks_flushed", False
        )
        if stored and sys.exception() is None:
            lost.append("rows that were flushed")

    listeners = [
        ("persistent_to_detached", detached),
        ("pending_to_transient", detached),
        ("after_flush", flushed),
        ("after_commit", settled),
        ("after_rollback", settled),
        ("after_transaction_end", ended),
    ]
    for name, listener in listeners:
        event.listen(Session, name, listener)
    try:
        yield
    finally:
        for name, listener in listeners:
            event.remove(Session, name, listener)
    if lost:
        names = ", ".join(lost)
        address = _address("lost-changes")
        pytest.fail(
            f"lost-changes: a session closed without commit: {names}; {address}"
        )


@pytest.fixture
def blocked_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when one step of the event loop takes longer than `blocked_loop_seconds` (0.2).

    Sees asyncio's own loop, not uvloop.
    """
    limit = float(request.config.getini("blocked_loop_seconds"))
    with watched_loop(limit) as blocked:
        yield
    if blocked:
        stacks = "\n".join(blocked)
        address = _address("blocked-loop")
        pytest.fail(f"blocked-loop: nothing else ran meanwhile; {address}\n{stacks}")


def _address(check: str) -> str:
    return entries("audit")[check].address


@contextmanager
def watched_loop(limit: float) -> Iterator[list[str]]:
    """Collect where callbacks of the event loop took longer than `limit` seconds."""
    blocked: list[str] = []
    steps: dict[int, tuple[float, list[bool]]] = {}
    over = threading.Event()
    run = asyncio.Handle._run  # noqa: SLF001 - the only place that every step passes

    def timed(handle: asyncio.Handle) -> None:
        thread = threading.get_ident()
        steps[thread] = (time.monotonic(), [])
        try:
            run(handle)
        finally:
            steps.pop(thread, None)

    def watch() -> None:
        while not over.wait(limit / 4):
            for thread, (since, told) in list(steps.items()):
                frame = sys._current_frames().get(thread)  # noqa: SLF001 - documented for debuggers
                if not told and frame is not None and time.monotonic() - since > limit:
                    told.append(True)
                    blocked.append("".join(traceback.format_stack(frame)[-3:]))

    watcher = threading.Thread(target=watch, daemon=True)
    asyncio.Handle._run = timed  # type: ignore[assignment, method-assign]  # noqa: SLF001 - restored below
    watcher.start()
    try:
        yield blocked
    finally:
        over.set()
        watcher.join()
        asyncio.Handle._run = run  # type: ignore[method-assign]  # noqa: SLF001 - as it was


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a project choose how long one step of the event loop may take."""
    parser.addini(
        "blocked_loop_seconds",
        "longest step of the event loop for `blocked_loop`",
        default="0.2",
    )
