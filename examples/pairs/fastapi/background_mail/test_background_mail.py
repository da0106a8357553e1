"""The texts of SMTP errors hold addresses."""

import logging
import socketserver
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import override

import pytest

from pairs.fastapi.background_mail import forbidden, replacement

ADDRESS = "somebody@example.org"


class Refusing(socketserver.StreamRequestHandler):
    """A mail server that knows no recipient."""

    @override
    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while command := self.rfile.readline().upper():
            codes = {b"RCPT": b"550", b"DATA": b"354", b"QUIT": b"221"}
            self.wfile.write(codes.get(command[:4], b"250") + b" answer\r\n")
            if command.startswith(b"QUIT"):
                return


@pytest.fixture
def port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def logged(module: ModuleType, port: int, caplog: pytest.LogCaptureFixture) -> str:
    """Return what one failing mail writes to the log."""
    with caplog.at_level(logging.INFO):
        module.send_welcome("127.0.0.1", port, ADDRESS)
    return caplog.text


def test_a_traceback_names_the_address(port: int, caplog: pytest.LogCaptureFixture) -> None:
    assert ADDRESS in logged(forbidden, port, caplog)


def test_type_and_code_name_nobody(port: int, caplog: pytest.LogCaptureFixture) -> None:
    text = logged(replacement, port, caplog)
    assert "mail_failed" in text
    assert ADDRESS not in text
    assert [record.error for record in caplog.records] == ["SMTPRecipientsRefused"]  # type: ignore[attr-defined]  # `extra` adds it
