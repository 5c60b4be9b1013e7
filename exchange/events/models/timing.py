"""When an event takes place: the first date, how it repeats, and whether it takes place at all."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Frequency, MonthlyPosition, Status, Weekday
from .keys_field import KeysField

MOST_DATES = 400


class EventTiming(models.Model):
    """Dates as an officer says them. All times are wall time in Europe/Berlin."""

    starts_at = models.DateTimeField(
        _("Beginn"), null=True, help_text=_("Tag und Uhrzeit, zum Beispiel 12.05.2027 18:00.")
    )
    ends_at = models.DateTimeField(
        _("Ende"), null=True, help_text=_("Bei mehreren Tagen das Ende am letzten Tag.")
    )
    all_day = models.BooleanField(
        _("Ganztägig"), default=False, help_text=_("Dann zählen nur die Tage, nicht die Uhrzeiten.")
    )
    doors_at = models.TimeField(
        _("Einlass"), null=True, blank=True, help_text=_("Ab wann darf man kommen? Zum Beispiel 17:30.")
    )
    frequency = models.CharField(
        _("Wiederholung"), max_length=16, choices=Frequency.choices, default=Frequency.NONE,
        help_text=_("Der Beginn oben ist der erste Termin."),
    )  # fmt: skip
    interval = models.PositiveSmallIntegerField(
        _("Abstand"), default=1, validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("1 heißt jedes Mal, 2 jedes zweite Mal, zum Beispiel alle zwei Wochen."),
    )  # fmt: skip
    weekdays = KeysField(
        _("Wochentage"), keys=Weekday,
        help_text=_("Nur bei wöchentlicher Wiederholung. Ohne Angabe gilt der Wochentag des Beginns."),
    )  # fmt: skip
    monthly_position = models.SmallIntegerField(
        _("Welcher Wochentag im Monat"), choices=MonthlyPosition.choices, null=True, blank=True,
        help_text=_("Nur bei „monatlich am selben Wochentag“. Der Wochentag ist der des Beginns."),
    )  # fmt: skip
    until = models.DateField(
        _("Letzter Tag der Wiederholung"), null=True, blank=True,
        help_text=_("Geben Sie den letzten Tag oder die Anzahl der Termine an, nicht beides."),
    )  # fmt: skip
    count = models.PositiveSmallIntegerField(
        _("Anzahl der Termine"), null=True, blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(MOST_DATES)],
        help_text=_("Der erste Termin zählt mit, ausfallende Termine auch."),
    )  # fmt: skip
    status = models.CharField(
        _("Status"), max_length=10, choices=Status.choices, default=Status.SCHEDULED,
        help_text=_("Gilt für alle Termine. Einzelne Termine ändern Sie unter „Ausnahmen“."),
    )  # fmt: skip
    status_reason = models.CharField(
        _("Grund"), max_length=200, blank=True,
        help_text=_("Ein Satz, den alle lesen: Warum fällt die Veranstaltung aus oder wird verlegt?"),
    )  # fmt: skip

    class Meta:
        abstract = True
