"""What the fixtures see during a test."""

import asyncio
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from python_checks.fixtures import CountQueries, watched_loop


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([User(name="a"), User(name="b")])
        session.commit()
        yield session
    engine.dispose()


def test_queries_are_counted(session: Session, count_queries: CountQueries) -> None:
    with count_queries(session.get_bind(), at_most=1) as statements:
        session.scalars(select(User)).all()

    assert len(statements) == 1


def test_too_many_queries_fail(session: Session, count_queries: CountQueries) -> None:
    def read_twice() -> None:
        with count_queries(session.get_bind(), at_most=1):
            session.scalars(select(User)).all()
            session.scalars(select(User.name)).all()

    with pytest.raises(
        pytest.fail.Exception, match="query-count: 2 queries, at most 1"
    ):
        read_twice()


PRELUDE = """
    import pytest
    from sqlalchemy import create_engine
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]

    @pytest.fixture
    def engine(tmp_path):
        engine = create_engine(f"sqlite:///{tmp_path}/db")
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            session.add(User(name="a"))
            session.commit()
        yield engine
        engine.dispose()
"""


@pytest.mark.parametrize(
    ("body", "failed"),
    [
        ("session.get_one(User, 1).name = 'b'", 1),
        ("session.add(User(name='b'))", 1),
        ("session.add(User(name='b')); session.flush()", 1),
        ("session.add(User(name='b')); session.commit()", 0),
        ("session.add(User(name='b')); session.flush(); session.rollback()", 0),
        ("session.get_one(User, 1)", 0),
        ("session.add(User(name='b')); session.flush(); raise KeyError", 0),
    ],
)
def test_changes_without_a_commit_fail_the_test(
    pytester: pytest.Pytester, body: str, failed: int
) -> None:
    pytester.makeconftest('pytest_plugins = ["python_checks.fixtures"]')
    pytester.makepyfile(
        PRELUDE
        + f"""
    def test_it(engine):
        try:
            with Session(engine) as session:
                {body}
        except KeyError:
            pass
"""
    )
    pytester.makeini(
        "[pytest]\nusefixtures = lost_changes\nasyncio_default_fixture_loop_scope = function\n"
    )

    result = pytester.runpytest()

    outcomes = result.parseoutcomes()
    assert outcomes.get("errors", 0) + outcomes.get("failed", 0) == failed
    if failed:
        result.stdout.fnmatch_lines(["*lost-changes: a session closed without commit*"])


async def _block() -> None:
    time.sleep(0.3)  # noqa: ASYNC251 - what the fixture must see


async def _wait() -> None:
    await asyncio.sleep(0.3)


def test_a_blocked_loop_is_seen_with_the_line_that_blocks() -> None:
    with watched_loop(0.05) as blocked:
        asyncio.run(_block())

    assert len(blocked) == 1
    assert "time.sleep(0.3)" in blocked[0]


def test_a_loop_that_waits_is_left_alone() -> None:
    with watched_loop(0.2) as blocked:
        asyncio.run(_wait())

    assert blocked == []


def test_a_blocked_loop_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["python_checks.fixtures"]')
    pytester.makepyfile(
        """
        import asyncio, time

        def test_it(blocked_loop):
            async def block():
                time.sleep(0.3)
            asyncio.run(block())
        """
    )
    pytester.makeini(
        "[pytest]\nblocked_loop_seconds = 0.05\nasyncio_default_fixture_loop_scope = function\n"
    )

    result = pytester.runpytest()

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(
        ["*blocked-loop: nothing else ran meanwhile*", "*time.sleep(0.3)*"]
    )
