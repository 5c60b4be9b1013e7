"""Django's e-mail backend: also mails of Django and Wagtail (password reset …) go through the outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .services import mail_queue


class OutboxBackend(BaseEmailBackend):
    """Queues instead of sending, so no request ever waits for a mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.attachments:
                raise ValueError("Give attachments to mail_queue; this backend carries no attachments.")
            alternatives = {kind: content for content, kind in getattr(message, "alternatives", [])}
            mail_queue(
                to=message.recipients(),
                sender=message.from_email,
                subject=message.subject,
                text=message.body,
                html=alternatives.get("text/html", ""),
                headers=message.extra_headers,
            )
        return len(email_messages)
