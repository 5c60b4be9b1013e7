"""Real mail servers: one that takes everything, and some that do what servers do on bad days."""

import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller


class Inbox:
    """An SMTP server's handler that keeps what it gets, and answers as a test tells it."""

    def __init__(self):
        self.messages = []
        # Answers by address, for example {"x@example.org": "550 no such user"}.
        self.refuses = {}
        # Take the mail, then hang up without a word.
        self.hangs_up_after_text = False
        # Hang up as soon as a mail is announced.
        self.hangs_up_before_text = False

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.hangs_up_before_text:
            server.transport.abort()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((envelope.rcpt_tos[0], message))
        if self.hangs_up_after_text:
            server.transport.abort()
        return "250 OK"

    @property
    def recipients(self):
        return [recipient for recipient, _ in self.messages]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def delivery(settings):
    """Deliver by SMTP to this machine; returns a function that chooses the port."""
    settings.MAIL_DELIVERY_BACKEND = "cms.mail.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.5

    def to_port(port):
        settings.EMAIL_PORT = port

    return to_port


@pytest.fixture
def inbox(delivery):
    """The inbox of a running mail server, to which the outbox delivers."""
    handler = Inbox()
    server = Controller(handler, hostname="127.0.0.1", port=free_port())
    server.start()
    delivery(server.port)
    yield handler
    server.stop()


@pytest.fixture
def no_server(delivery):
    """Nobody listens at the mail server's address."""
    delivery(free_port())


@pytest.fixture
def hanging_server(delivery):
    """A server that lets us in and then never says a word; counts the visitors that came."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        delivery(listener.getsockname()[1])
        yield listener
