"""A line break in a logged value writes a second line, unless the log is JSON."""

import io
import logging

import pytest

from pairs.security.forged_log_line import forbidden, replacement

AGENT = "curl\nWARNING admin logged in"


@pytest.mark.parametrize(
    ("formatter", "lines"), [(forbidden.formatter, 2), (replacement.formatter, 1)]
)
def test_lines_written_for_one_record(formatter: logging.Formatter, lines: int) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logger = logging.getLogger("requests")
    logger.addHandler(handler)
    logger.warning("agent %s", AGENT)
    logger.removeHandler(handler)
    assert len(stream.getvalue().splitlines()) == lines
