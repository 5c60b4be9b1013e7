"""What strategies and guidelines share: who decided on them, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionBody(models.TextChoices):
    """Which body decided."""

    COUNCIL = "rat", _("Rat")
    DISTRICT_COUNCIL = "kreistag", _("Kreistag")
    COMMITTEE = "ausschuss", _("Ausschuss")
    EXECUTIVE = "verwaltungsvorstand", _("Verwaltungsvorstand")
    NONE = "keiner", _("kein Beschluss")


class DecisionMixin(models.Model):
    """The political decision behind a text."""

    decision_body = models.CharField(
        _("Beschluss durch"),
        help_text=_("Welches Gremium hat beschlossen?"),
        max_length=20,
        choices=DecisionBody.choices,
        blank=True,
    )
    decided_on = models.DateField(_("Beschlossen am"), help_text=_("Tag der Sitzung."), null=True, blank=True)
    decision_number = models.CharField(
        _("Vorlagennummer"), help_text=_("Nummer der Vorlage."), max_length=60, blank=True
    )
    decision_url = models.URLField(
        _("Vorlage im Ratsinformationssystem"),
        help_text=_("Adresse der Vorlage, zum Beispiel https://…"),
        max_length=400,
        blank=True,
    )

    class Meta:
        abstract = True


DECISION_FIELDS = ("decision_body", "decided_on", "decision_number", "decision_url")
