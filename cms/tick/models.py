from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """When a job last ran. The row is also what two machines compete for: who moves `slot` on, runs it."""

    name = models.CharField(_("Aufgabe"), max_length=100, unique=True)
    slot = models.DateTimeField(_("Zeitfenster"))
    running_until = models.DateTimeField(_("Läuft höchstens bis"), null=True, blank=True)
    started_at = models.DateTimeField(_("Begonnen"), null=True, blank=True)
    finished_at = models.DateTimeField(_("Beendet"), null=True, blank=True)
    last_error = models.TextField(_("Letzter Fehler"), blank=True)

    class Meta:
        verbose_name = _("Lauf einer Aufgabe")
        verbose_name_plural = _("Läufe der Aufgaben")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.name
