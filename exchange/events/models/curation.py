"""The calendar of the Land: what was proposed and decided, and school holidays."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .event import EventPage


class Decision(models.TextChoices):
    """How a proposal ended; the first three are the ministry's."""

    ACCEPTED = "accepted", _("aufgenommen")
    FEATURED = "featured", _("aufgenommen und hervorgehoben")
    DECLINED = "declined", _("nicht aufgenommen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class LandProposal(models.Model):
    """A member's wish to see an event in the calendar of the Land. Open while ``decision`` is empty."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="proposals")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(_("vorgeschlagen am"), auto_now_add=True)
    note = models.TextField(_("Hinweis an die Landesredaktion"), blank=True)
    decision = models.CharField(_("Entscheidung"), max_length=9, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True)
    reason = models.TextField(_("Begründung"), blank=True)

    class Meta:
        verbose_name = _("Vorschlag für den Landeskalender")
        verbose_name_plural = _("Vorschläge für den Landeskalender")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=models.Q(decision=""), name="land_proposal_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event.title}: {self.get_decision_display() or self._meta.verbose_name}"


class SchoolHoliday(models.Model):
    """Days without school, both ends included. The ministry loads them from a file; none are known before."""

    name = models.CharField(_("Name"), max_length=120)
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))

    class Meta:
        verbose_name = _("Schulferien")
        verbose_name_plural = _("Schulferien")
        ordering = ["first_day", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "first_day"], name="school_holiday_once")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ``ValidationError`` when the end is before the beginning."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("Der letzte Tag liegt vor dem ersten.")})
