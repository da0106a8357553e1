"""The texts of SMTP errors hold the recipients' addresses."""

import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from smtplib import SMTP
from types import ModuleType

import pytest

from pairs.security.mail_error_in_log import forbidden, replacement


def _reject_recipients(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb", buffering=0) as lines:
        lines.write(b"220 ready\r\n")
        for line in lines:
            command = line[:4].upper()
            if command == b"QUIT":
                lines.write(b"221 bye\r\n")
                return
            lines.write(b"550 no such user\r\n" if command == b"RCPT" else b"250 fine\r\n")


@pytest.fixture
def server() -> Iterator[SMTP]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_reject_recipients, args=(listener,))
        thread.start()
        with SMTP(*listener.getsockname()) as client:
            yield client
        thread.join()


@pytest.mark.parametrize(("module", "logged"), [(forbidden, True), (replacement, False)])
def test_whether_the_log_holds_the_address(
    module: ModuleType, logged: bool, server: SMTP, caplog: pytest.LogCaptureFixture
) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "us@example.com", "ann@example.com"
    module.send(server, message)
    assert "Mail not sent" in caplog.text
    assert ("ann@example.com" in caplog.text) is logged
