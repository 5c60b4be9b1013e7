"""How one registers: the rules that an editor sets; seats and people are rows of ``registration``."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import AskedField, RegistrationMode
from .keys_field import KeysField


class RegistrationTerms(models.Model):
    """The rules of registration; empty limits mean "no limit"."""

    registration_mode = models.CharField(
        _("Anmeldung"), max_length=12, choices=RegistrationMode.choices, default=RegistrationMode.NONE,
        help_text=_("Wie meldet man sich an?"),
    )  # fmt: skip
    registration_url = models.URLField(
        _("Adresse der Anmeldung"), max_length=400, blank=True,
        help_text=_("Nur wenn die Anmeldung auf einer anderen Website läuft. Beginnt mit https://"),
    )  # fmt: skip
    registration_opens_at = models.DateTimeField(
        _("Anmeldung ab"), null=True, blank=True, help_text=_("Leer heißt: ab der Veröffentlichung.")
    )
    registration_closes_at = models.DateTimeField(
        _("Anmeldung bis"), null=True, blank=True, help_text=_("Leer heißt: bis zum Beginn.")
    )
    min_seats = models.PositiveIntegerField(
        _("Mindestzahl"), null=True, blank=True, help_text=_("Ab wie vielen Anmeldungen findet es statt?")
    )
    capacity = models.PositiveIntegerField(
        _("Plätze"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Leer heißt: unbegrenzt."),
    )  # fmt: skip
    seats_per_member = models.PositiveSmallIntegerField(
        _("Plätze je Kommune"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Leer heißt: unbegrenzt. Der zweite Platz zählt erst, wenn alle einen ersten haben."),
    )  # fmt: skip
    district_quota = models.PositiveSmallIntegerField(
        _("Plätze je Regierungsbezirk"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("Leer heißt: ohne Grenze."),
    )  # fmt: skip
    waiting_list_size = models.PositiveIntegerField(
        _("Größe der Warteliste"), null=True, blank=True,
        help_text=_("0 heißt: keine Warteliste. Leer heißt: unbegrenzt."),
    )  # fmt: skip
    offer_hours = models.PositiveSmallIntegerField(
        _("Frist für Nachrückende (Stunden)"), default=48, validators=[MinValueValidator(1)],
        help_text=_("Wie lange gilt das Angebot eines frei gewordenen Platzes?"),
    )  # fmt: skip
    asked_fields = KeysField(
        _("Was wir bei der Anmeldung erfragen"), keys=AskedField,
        help_text=_("Name, E-Mail und Kommune fragen wir immer. Fragen Sie nur, was Sie wirklich brauchen."),
    )  # fmt: skip
    confirmation_text = models.TextField(
        _("Text der Bestätigung"), max_length=1200, blank=True,
        help_text=_("Steht in der Mail an bestätigte Teilnehmende, zum Beispiel: Was ist mitzubringen?"),
    )  # fmt: skip
    is_cohort = models.BooleanField(
        _("Eine Anmeldung für alle Termine"), default=False,
        help_text=_("Für Reihen mit fester Gruppe, zum Beispiel eine Entwicklungswerkstatt."),
    )  # fmt: skip

    class Meta:
        abstract = True
