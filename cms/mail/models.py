"""The outbox: every mail to one recipient, until the mail server has taken it."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def key_random() -> str:
    """The key of a mail that nobody wants to recognise again."""
    return uuid.uuid4().hex


class OutboxMail(models.Model):
    """One mail to one address. Several recipients are several rows, so that each is sent exactly once."""

    class State(models.TextChoices):
        QUEUED = "queued", _("wartet")
        SENDING = "sending", _("wird gesendet")
        SENT = "sent", _("gesendet")
        FAILED = "failed", _("gescheitert")

    key = models.CharField(_("Schlüssel"), max_length=200, default=key_random)
    to = models.EmailField(_("An"), max_length=320)
    sender = models.CharField(_("Von"), max_length=320)
    subject = models.CharField(_("Betreff"), max_length=400)
    text = models.TextField(_("Text"))
    html = models.TextField(_("HTML"), blank=True)
    headers = models.JSONField(_("Kopfzeilen"), default=dict, blank=True)
    # Rows of name, content type and text.
    attachments = models.JSONField(_("Anhänge"), default=list, blank=True)

    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(_("Versuche"), default=0)
    next_attempt_at = models.DateTimeField(_("Nächster Versuch"), default=timezone.now)
    sending_since = models.DateTimeField(_("In Arbeit seit"), null=True, blank=True)
    last_error = models.CharField(_("Letzter Fehler"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("Angelegt"), auto_now_add=True)
    sent_at = models.DateTimeField(_("Gesendet"), null=True, blank=True)

    class Meta:
        verbose_name = _("E-Mail im Postausgang")
        verbose_name_plural = _("Postausgang")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("resend_outboxmail", _("Kann gescheiterte E-Mails erneut senden"))]
        constraints = [models.UniqueConstraint(fields=["key", "to"], name="outbox_once_per_key")]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.to})"
