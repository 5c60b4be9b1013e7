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
        _("Beschluss durch"), max_length=20, choices=DecisionBody.choices, blank=True
    )
    decided_on = models.DateField(_("Beschlossen am"), null=True, blank=True)
    decision_number = models.CharField(_("Vorlagennummer"), max_length=60, blank=True)
    decision_url = models.URLField(_("Vorlage im Ratsinformationssystem"), max_length=400, blank=True)

    class Meta:
        abstract = True


DECISION_FIELDS = ("decision_body", "decided_on", "decision_number", "decision_url")
