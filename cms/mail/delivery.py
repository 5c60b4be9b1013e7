"""The worker's side of the outbox: take what is due, hand it to the mail server, remember what happened.

A mail must never go out twice. So a row is claimed (state `sending`, committed) before the server hears of
it. When nothing says whether the server took the mail - the connection broke after its text left, the process
ended - the row fails visibly, and a person decides. Everything before that moment, and every clear "not now",
is tried again.
"""

import hashlib
import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import OutboxMail
from .queries import mails_due, mails_interrupted
from .smtp import text_left

logger = logging.getLogger(__name__)

# As long as mail servers themselves keep trying.
GIVE_UP_AFTER = timedelta(days=5)
LONGEST_PAUSE = timedelta(hours=1)
BATCH = 200


class ConnectionBroken(Exception):
    """The connection ended while a mail was on its way; the following ones need a new connection."""


def outbox_deliver() -> int:
    """Send what is due over one connection; returns how many mails the server took.

    A server that cannot be reached costs one attempt (EMAIL_TIMEOUT), not one for each mail.
    """
    _fail_interrupted()
    due = list(mails_due(timezone.now())[:BATCH])
    if not due:
        return 0
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        for mail in due:
            _postpone(mail, error, states=[OutboxMail.State.QUEUED])
        logger.warning("Mail server not reached, %d mails wait: %s", len(due), error)
        return 0
    try:
        return sum(_deliver(mail, connection) for mail in due)
    except ConnectionBroken:
        return 0
    finally:
        _close(connection)


def _deliver(mail: OutboxMail, connection) -> bool:
    """Send one mail if no other worker has taken it; True when the server took it."""
    if not _claim(mail):
        return False
    try:
        _message(mail, connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        _refused(mail, error, code=error.recipients[mail.to][0])
    except smtplib.SMTPResponseException as error:
        _refused(mail, error, code=error.smtp_code)
    except (OSError, smtplib.SMTPException) as error:
        if text_left(connection):
            _fail(
                mail, _("Die Verbindung brach beim Senden ab; vielleicht ist die E-Mail angekommen."), error
            )
        else:
            _postpone(mail, error, states=[OutboxMail.State.SENDING])
        raise ConnectionBroken from error
    except ValueError as error:
        _fail(mail, _("Die E-Mail ist ungültig."), error)
    else:
        OutboxMail.objects.filter(pk=mail.pk).update(
            state=OutboxMail.State.SENT, sent_at=timezone.now(), sending_since=None, last_error=""
        )
        return True
    return False


def _claim(mail: OutboxMail) -> bool:
    """Take the mail; the conditional update succeeds for one worker only, on every database."""
    now = timezone.now()
    return bool(
        mails_due(now)
        .filter(pk=mail.pk)
        .update(state=OutboxMail.State.SENDING, sending_since=now, attempts=F("attempts") + 1)
    )


def _message(mail: OutboxMail, connection) -> EmailMultiAlternatives:
    # The same identity at every attempt: a receiver recognises a mail that it already has.
    identity = hashlib.sha256(f"{mail.pk} {mail.key} {mail.to}".encode()).hexdigest()[:32]
    host = mail.sender.rpartition("@")[2].strip("<> ")
    headers = {
        "Message-ID": f"<{identity}@{host}>",
        "Auto-Submitted": "auto-generated",
        **mail.headers,
    }
    message = EmailMultiAlternatives(
        mail.subject, mail.text, mail.sender, [mail.to], headers=headers, connection=connection
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for name, content_type, text in mail.attachments:
        message.attach(name, text, content_type)
    return message


def _refused(mail: OutboxMail, error: Exception, *, code: int) -> None:
    """4xx means "not now", 5xx means "never"."""
    if code < 500:
        _postpone(mail, error, states=[OutboxMail.State.SENDING])
    else:
        _fail(mail, _("Der Mailserver hat die E-Mail abgelehnt."), error)


def _postpone(mail: OutboxMail, error: Exception, *, states: list[str]) -> None:
    """Try again later: after one, two, four … minutes, at most an hour; after five days no more."""
    now = timezone.now()
    if now - mail.created_at > GIVE_UP_AFTER:
        _fail(mail, _("Der Mailserver war fünf Tage lang nicht zu erreichen."), error)
        return
    OutboxMail.objects.filter(pk=mail.pk, state__in=states).update(
        state=OutboxMail.State.QUEUED,
        sending_since=None,
        attempts=mail.attempts + 1,
        next_attempt_at=now + _pause(mail.attempts),
        last_error=str(error)[:500],
    )


def _pause(attempts: int) -> timedelta:
    return min(timedelta(minutes=2 ** min(attempts, 10)), LONGEST_PAUSE)


def _fail(mail: OutboxMail, reason: str, error: Exception) -> None:
    # What a server says may name the address, which has no place in a log; the list of mails shows it.
    logger.error("Mail %s not sent: %s", mail.pk, type(error).__name__)
    OutboxMail.objects.filter(pk=mail.pk).update(
        state=OutboxMail.State.FAILED, sending_since=None, last_error=f"{reason} ({error})"[:500]
    )


def _fail_interrupted(now: datetime | None = None) -> None:
    mails_interrupted(now or timezone.now()).update(
        state=OutboxMail.State.FAILED,
        sending_since=None,
        last_error=_("Das Senden wurde unterbrochen; vielleicht ist die E-Mail angekommen."),
    )


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        logger.info("The mail server did not say goodbye.")
