"""Where an event takes place and what makes it easy to take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.models import Municipality

from .choices import AttendanceMode, TravelCostRule


class EventPlace(models.Model):
    """On site, online or both; the link to take part is never shown on the page."""

    attendance_mode = models.CharField(
        _("Format"), max_length=8, choices=AttendanceMode.choices,
        help_text=_("Kommen die Teilnehmenden zusammen oder schalten sie sich zu?"),
    )  # fmt: skip
    venue_name = models.CharField(
        _("Ort"), max_length=160, blank=True, help_text=_("Zum Beispiel: Rathaus, Großer Saal.")
    )
    venue_address = models.CharField(
        _("Anschrift"), max_length=240, blank=True, help_text=_("Straße, Hausnummer, Postleitzahl, Ort.")
    )
    access_link = models.URLField(
        _("Zugangslink"), max_length=400, blank=True,
        help_text=_("Steht nie auf der Seite: Ihn bekommen nur bestätigte Teilnehmende."),
    )  # fmt: skip
    access_link_from_hours = models.PositiveSmallIntegerField(
        _("Zugangslink zeigen ab (Stunden vorher)"), default=24,
        help_text=_("Wie viele Stunden vor dem Beginn bekommen Teilnehmende den Link?"),
    )  # fmt: skip
    district = models.ForeignKey(
        Municipality, verbose_name=_("Regierungsbezirk"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="+", limit_choices_to={"level": "regierungsbezirk"},
        help_text=_("Nur wenn die Veranstaltung nicht im Regierungsbezirk Ihrer Kommune stattfindet."),
    )  # fmt: skip
    access_note = models.CharField(
        _("Weiteres zur Barrierefreiheit"), max_length=240, blank=True,
        help_text=_("Zum Beispiel: Assistenzhunde sind willkommen. Wohin wendet man sich mit Fragen?"),
    )  # fmt: skip
    language = models.CharField(_("Sprache"), max_length=60, blank=True, help_text=_("Leer heißt: Deutsch."))
    sign_language = models.BooleanField(
        _("Gebärdensprache (DGS)"), default=False, help_text=_("Wird die Veranstaltung in DGS gedolmetscht?")
    )
    captioning = models.BooleanField(
        _("Schriftdolmetschung"), default=False, help_text=_("Wird das Gesprochene live mitgeschrieben?")
    )
    childcare = models.BooleanField(
        _("Kinderbetreuung"), default=False, help_text=_("Werden Kinder währenddessen betreut?")
    )
    catering = models.CharField(
        _("Verpflegung"), max_length=120, blank=True, help_text=_("Zum Beispiel: Mittagessen, auch vegan.")
    )
    travel_cost_rule = models.CharField(
        _("Reisekosten"), max_length=12, choices=TravelCostRule.choices, blank=True,
        help_text=_("Wer bezahlt die Fahrt?"),
    )  # fmt: skip

    class Meta:
        abstract = True
