"""Mail, sent to a real SMTP server on this machine."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from email.message import EmailMessage

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.config import Settings
from app.services.mail import LogMailer, SmtpMailer, create_mailer, send_welcome
from tests.conftest import LogLines


class Mailbox:
    """Keeps the mails that a server hands to it."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


@pytest.fixture
async def mailbox() -> AsyncIterator[tuple[Mailbox, int]]:
    """A mailbox and the port of its server."""
    mailbox = Mailbox()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(mailbox), host="127.0.0.1", port=0
    )
    async with server:
        yield mailbox, server.sockets[0].getsockname()[1]


async def test_a_mail_arrives(settings: Settings, mailbox: tuple[Mailbox, int]) -> None:
    # Given
    received, port = mailbox
    changes = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_start_tls": False}
    mailer = create_mailer(settings.model_copy(update=changes))

    # When
    await mailer.send(to="hong@example.com", subject="안녕하세요", body="Hello 홍길동")

    # Then
    [message] = received.messages
    assert (message["From"], message["To"]) == ("no-reply@example.com", "hong@example.com")
    assert message["Subject"] == "안녕하세요"
    assert message.get_content().strip() == "Hello 홍길동"


@pytest.mark.parametrize("field", ["to", "subject"])
async def test_a_line_break_cannot_add_a_header(settings: Settings, field: str) -> None:
    mail = {"to": "a@example.com", "subject": "S", "body": "B"}

    with pytest.raises(ValueError, match=r"linefeed|CR or LF|newline"):
        await SmtpMailer(settings).send(**mail | {field: "x@example.com\r\nBcc: y@example.com"})


async def test_a_refused_address_is_not_logged(settings: Settings, log_lines: LogLines) -> None:
    """The texts of SMTP errors repeat the address, and those of tracebacks the whole mail."""

    class RefusingMailbox:
        async def handle_RCPT(self, *_arguments: object) -> str:  # noqa: N802 - aiosmtpd's name
            return "550 <hong@example.com>: user unknown"

    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(RefusingMailbox()), host="127.0.0.1", port=0
    )
    port = server.sockets[0].getsockname()[1]
    changes = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_start_tls": False}
    mailer = create_mailer(settings.model_copy(update=changes))

    async with server:
        await send_welcome(mailer, to="hong@example.com", name="홍길동")

    [line] = [line for line in log_lines() if line["event"] == "welcome_mail_failed"]
    assert (line["error"], line["code"]) == ("SMTPRecipientsRefused", None)
    assert "hong@" not in str(line)


async def test_without_a_server_the_log_tells_that_a_mail_was_due(
    settings: Settings, log_lines: LogLines
) -> None:
    mailer = create_mailer(settings)

    await mailer.send(to="hong@example.com", subject="Welcome", body="private")

    assert isinstance(mailer, LogMailer)
    [line] = log_lines()
    assert (line["event"], line["subject"]) == ("mail_not_sent", "Welcome")
    assert "hong" not in str(line)
    assert "private" not in str(line)
