"""Offers of Amtshilfe: collegial help from one municipality to another, within limits of time and means."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages.declaring import facts, words
from exchange.municipalities.models import ContributionPage, prose_field, terms_field
from exchange.vocabulary.models import Vocabulary

from .panels import OFFER
from .wishes import WISHES


class Effort(models.TextChoices):
    HOUR = "bis-1-stunde", _("bis zu einer Stunde")
    HALF_DAY = "halber-tag", _("ein halber Tag")
    DAY = "ganzer-tag", _("ein ganzer Tag")
    MONTHS = "mehrmonatig", _("über mehrere Monate")


class Reach(models.TextChoices):
    ONLINE = "online", _("online")
    DISTRICT = "kreis", _("im eigenen Kreis")
    REGION = "regierungsbezirk", _("im Regierungsbezirk")
    LAND = "landesweit", _("landesweit")


class CostRule(models.TextChoices):
    FREE = "kostenfrei", _("kostenfrei")
    TRAVEL = "reisekosten", _("nur Reisekosten")
    AGREED = "nach-absprache", _("nach Absprache")


class Availability(models.TextChoices):
    """Whether one may ask now."""

    FREE = "frei", _("frei")
    PAUSED = "pausiert", _("pausiert")


class AmtshilfeOfferPage(ContributionPage):
    """What a member can help with, how, how often, and what it can not do."""

    kind = "amtshilfe"
    schema_type = "GovernmentService"
    prose_fields = ("subject", "background", "limits")
    internal_fields = ("approved_by",)
    wishes = WISHES
    fact_fields = (
        "formats", "effort", "capacity", "available_from", "available_until", "reach", "suited_sizes",
        "cost_rule", "reply_days", "approved_by",
    )  # fmt: skip

    subject = prose_field(
        _("Wobei können wir helfen?"),
        help_text=_("Beschreiben Sie, wozu man Sie fragen darf."),
        required=True,
    )
    formats = terms_field(
        Vocabulary.AMTSHILFE_FORMAT, _("Formate"), help_text=_("Auf welchen Wegen helfen Sie?"), required=True
    )
    background = prose_field(_("Woher kennen wir das?"), _("Welche Erfahrung steht dahinter?"), required=True)
    limits = prose_field(
        _("Was wir nicht leisten können"), help_text=_("Das erspart beiden Seiten Enttäuschungen.")
    )
    effort = models.CharField(
        _("Umfang je Anfrage"),
        help_text=_("Wie viel Zeit nehmen Sie sich für eine Anfrage?"),
        max_length=16,
        choices=Effort.choices,
        blank=True,
    )
    capacity = models.PositiveSmallIntegerField(
        _("Höchstzahl je Halbjahr"), null=True, help_text=_("Wie oft können Sie im Halbjahr helfen?")
    )
    available_from = models.DateField(
        _("Verfügbar von"), help_text=_("Leer heißt: ab sofort."), null=True, blank=True
    )
    available_until = models.DateField(
        _("Verfügbar bis"), help_text=_("Leer heißt: bis auf Weiteres."), null=True, blank=True
    )
    paused = models.BooleanField(
        _("Zurzeit pausiert"),
        default=False,
        help_text=_("Das Angebot bleibt sichtbar, nimmt aber keine Anfragen an."),
    )
    reach = models.CharField(
        _("Reichweite"), help_text=_("Wohin kommen Sie?"), max_length=16, choices=Reach.choices, blank=True
    )
    suited_sizes = terms_field(
        Vocabulary.SIZE_CLASS,
        _("Geeignet für"),
        help_text=_("Für welche Größe von Kommunen passt Ihre Erfahrung?"),
    )
    cost_rule = models.CharField(
        _("Kosten"),
        help_text=_("Was kostet es die anderen?"),
        max_length=16,
        choices=CostRule.choices,
        blank=True,
    )
    approved_by = models.CharField(
        _("Dienstlich abgestimmt mit"),
        max_length=160,
        blank=True,
        help_text=_("Nur für Mitglieder sichtbar."),
    )
    reply_days = models.PositiveSmallIntegerField(
        _("Antwort innerhalb von Werktagen"),
        help_text=_("Wann dürfen Fragende mit einer Antwort rechnen?"),
        null=True,
        blank=True,
    )

    override_translatable_fields = [
        *ContributionPage.override_translatable_fields,
        *words(*prose_fields),
        *facts(*fact_fields, "paused"),
    ]
    content_panels = OFFER

    class Meta(ContributionPage.Meta):
        verbose_name = _("Amtshilfe-Angebot")
        verbose_name_plural = _("Amtshilfe-Angebote")

    def clean(self) -> None:
        super().clean()
        if self.available_from and self.available_until and self.available_until < self.available_from:
            raise ValidationError({"available_until": _("Das Ende liegt vor dem Beginn.")})

    @property
    def availability(self) -> str:
        """``frei`` or ``pausiert``: paused by hand, or outside the dates of the offer."""
        today = date.today()
        early = self.available_from is not None and today < self.available_from
        late = self.available_until is not None and today > self.available_until
        return Availability.PAUSED if self.paused or early or late else Availability.FREE

    def get_availability_display(self) -> str:
        """The availability in the words of the reader."""
        return str(Availability(self.availability).label)

    def own_facets(self) -> dict[str, list[str]]:
        return {"status": [str(self.availability)]}
