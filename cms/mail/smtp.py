"""SMTP that remembers how far it came: before its text has left, a mail can safely be tried again."""

import smtplib

from django.core.mail.backends import smtp


class _Staged:
    """Mixin for smtplib's connections: `text_left` is True from the moment the mail's text is handed over."""

    text_left = False

    def mail(self, sender, options=()):
        self.text_left = False
        return super().mail(sender, options)

    def data(self, msg):
        self.text_left = True
        return super().data(msg)


class StagedSMTP(_Staged, smtplib.SMTP):
    pass


class StagedSMTPOverTLS(_Staged, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return StagedSMTPOverTLS if self.use_ssl else StagedSMTP


def text_left(connection) -> bool:
    """Whether the server may already have the mail that was being sent over this connection."""
    return getattr(connection.connection, "text_left", True)
