"""Invitations: a role in a member, waiting for the person who reads a mailbox."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .access import MemberRole
from .member import Member

VALID_FOR = timedelta(days=14)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; also those that have expired and can be sent again."""
        return self.filter(accepted_at=None)

    def usable(self) -> "InvitationQuerySet":
        """Open and not expired."""
        return self.open().filter(expires_at__gt=timezone.now())

    def with_token(self, token: str) -> "InvitationQuerySet":
        """The one to which the link of a mail leads."""
        return self.filter(token_hash=token_hash(token))


class Invitation(models.Model):
    """Withdrawn ones are deleted; the log keeps what happened."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("Rolle"), max_length=12, choices=MemberRole.choices)
    email = models.EmailField(_("E-Mail-Adresse"))
    first_name = models.CharField(_("Vorname"), max_length=150, blank=True)
    last_name = models.CharField(_("Nachname"), max_length=150, blank=True)
    # Empty: the site itself. Without the person who invited, the invitation is worth nothing.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    # The link itself stands in the mail only.
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(_("Gesendet"))
    expires_at = models.DateTimeField(_("Gilt bis"))
    accepted_at = models.DateTimeField(_("Angenommen"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role", "email"],
                condition=models.Q(accepted_at=None),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.member} ({self.get_role_display()})"

    @property
    def is_expired(self) -> bool:
        """Whether the link of the mail does not open any more."""
        return self.expires_at <= timezone.now()


def token_hash(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()
