"""Writes to the outbox. Callers queue inside their own transaction: no commit, no mail."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import OutboxMail, key_random
from .tasks import outbox_deliver_task
from .templates import mail_render

KEEP_SENT = timedelta(days=30)
# Name, content type, text: what a mail can carry besides.
Attachment = tuple[str, str, str]


@transaction.atomic
def mail_queue(
    *,
    to: Iterable[str],
    subject: str,
    text: str,
    html: str = "",
    sender: str = "",
    headers: Mapping[str, str] | None = None,
    attachments: Sequence[Attachment] = (),
    key: str = "",
) -> None:
    """Put one mail for each address into the outbox and wake the worker.

    `key` names the occasion ("submission 12 of page 7"): the same key and address are queued once only,
    however often the caller runs. Without one, every call is a new mail.
    """
    key = key or key_random()
    OutboxMail.objects.bulk_create(
        [
            OutboxMail(
                key=key,
                to=address,
                sender=sender or settings.DEFAULT_FROM_EMAIL,
                subject=" ".join(subject.split()),
                text=text,
                html=html,
                headers=dict(headers or {}),
                attachments=list(attachments),
            )
            for address in dict.fromkeys(to)
        ],
        ignore_conflicts=True,
    )
    outbox_deliver_task.enqueue()


def mail_queue_template(
    *,
    to: Iterable[str],
    template: str,
    context: Mapping,
    attachments: Sequence[Attachment] = (),
    key: str = "",
) -> None:
    """Queue the mail `templates/emails/<template>.txt` (and `.html`, if there is one); see `mail_render`."""
    mail = mail_render(template, context)
    mail_queue(to=to, subject=mail.subject, text=mail.text, html=mail.html, attachments=attachments, key=key)


@transaction.atomic
def mail_resend(*, mail: OutboxMail) -> None:
    """Queue a failed mail again. Raises ValueError when it has not failed."""
    failed = OutboxMail.objects.filter(pk=mail.pk, state=OutboxMail.State.FAILED)
    now = timezone.now()
    if not failed.update(state=OutboxMail.State.QUEUED, next_attempt_at=now, created_at=now, attempts=0):
        raise ValueError(_("Nur eine gescheiterte E-Mail kann erneut gesendet werden."))
    outbox_deliver_task.enqueue()


def outbox_prune() -> int:
    """Delete sent mails after a month, for they hold personal data. Returns how many."""
    old = OutboxMail.objects.filter(state=OutboxMail.State.SENT, sent_at__lt=timezone.now() - KEEP_SENT)
    return old.delete()[0]
