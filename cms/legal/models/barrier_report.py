"""What somebody could not use, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BarrierReport(models.Model):
    """A barrier that a visitor reported. Name and e-mail are voluntary and go some time after the answer."""

    class State(models.TextChoices):
        OPEN = "offen", _("offen")
        ANSWERED = "beantwortet", _("beantwortet")

    path = models.CharField(_("Seite"), max_length=500, blank=True, editable=False)
    language = models.CharField(_("Sprache"), max_length=12, editable=False)
    description = models.TextField(_("Beschreibung"), max_length=4000, editable=False)
    name = models.CharField(_("Name"), max_length=120, blank=True, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True, editable=False)
    created_at = models.DateTimeField(_("Eingegangen"), editable=False)
    due_on = models.DateField(_("Antwort bis"), editable=False)
    # A hash that is another one tomorrow: it counts what comes from one connection and names nobody.
    source = models.CharField(max_length=64, editable=False)

    state = models.CharField(_("Stand"), max_length=12, choices=State, default=State.OPEN)
    answer_note = models.TextField(
        _("Was wurde geantwortet oder geändert?"),
        blank=True,
        help_text=_("Für die Redaktion und für die nächste Prüfung. Bitte ohne Namen."),
    )
    answered_at = models.DateTimeField(_("Beantwortet am"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("Gemeldete Barriere")
        verbose_name_plural = _("Gemeldete Barrieren")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change")
        indexes = [models.Index(fields=["source", "created_at"], name="barrier_by_connection")]

    def __str__(self) -> str:
        return self.path or str(_("Ganzes Angebot"))
