"""What the last automatic check of accessibility looked at and found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AutomaticCheck(models.Model):
    """One run: ``findings`` holds rows with ``rule``, ``page``, ``state`` and ``impact``."""

    checked_at = models.DateTimeField(_("Geprüft am"))
    tool = models.CharField(_("Werkzeug"), max_length=80)
    pages = models.PositiveIntegerField(_("Seiten"))
    states = models.PositiveIntegerField(_("Zustände"))
    findings = models.JSONField(_("Befunde"), default=list, blank=True)

    class Meta:
        verbose_name = _("Automatische Prüfung")
        verbose_name_plural = _("Automatische Prüfungen")
        ordering = ["-checked_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d} ({self.tool})"
