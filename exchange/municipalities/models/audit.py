"""Who changed which role, membership or visibility: a log that only grows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .member import Member


class AuditAction(models.TextChoices):
    """What happened."""

    ACCOUNT_INVITED = "konto-eingeladen", _("Eingeladen")
    INVITATION_WITHDRAWN = "einladung-zurueckgezogen", _("Einladung zurückgezogen")
    ACCOUNT_DELETED = "konto-geloescht", _("Konto gelöscht")
    ROLE_GRANTED = "rolle-vergeben", _("Rolle vergeben")
    ROLE_REVOKED = "rolle-entzogen", _("Rolle entzogen")
    MEMBER_OPENED = "raeume-eingerichtet", _("Räume eingerichtet")
    MEMBER_CHANGED = "mitgliedschaft-geaendert", _("Mitgliedschaft geändert")
    MEMBER_ENDED = "mitgliedschaft-beendet", _("Mitgliedschaft beendet")
    VISIBILITY_CHANGED = "sichtbarkeit-geaendert", _("Sichtbarkeit geändert")
    PAGE_DELETED = "seite-geloescht", _("Seite gelöscht")
    REGISTRATIONS_DOWNLOADED = "anmeldungen-geladen", _("Anmeldungen heruntergeladen")


class AuditQuerySet(models.QuerySet):
    """Reads only: entries are neither changed nor deleted."""

    def update(self, **values):
        raise TypeError("The audit log only grows.")

    def delete(self):
        raise TypeError("The audit log only grows.")


class AuditEntry(models.Model):
    """One change. Names are kept as text, so that the entry outlives the account, member or page it names."""

    at = models.DateTimeField(_("Wann"), auto_now_add=True, db_index=True)
    action = models.CharField(_("Was"), max_length=32, choices=AuditAction.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Konto"), null=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    actor_name = models.CharField(_("Wer"), max_length=254, blank=True)
    subject_type = models.CharField(_("Art"), max_length=80, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    subject_name = models.CharField(_("Betrifft"), max_length=254)
    member = models.ForeignKey(
        Member, verbose_name=_("Mitglied"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    member_name = models.CharField(_("Mitglied"), max_length=120, blank=True)
    before = models.CharField(_("vorher"), max_length=200, blank=True)
    after = models.CharField(_("nachher"), max_length=200, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("Eintrag im Protokoll")
        verbose_name_plural = _("Protokoll")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.get_action_display()}: {self.subject_name}"

    def save(self, *args, **kwargs) -> None:
        """Write a new entry; an existing one stays as it is."""
        if self.pk:
            raise TypeError("The audit log only grows.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Entries stay."""
        raise TypeError("The audit log only grows.")
