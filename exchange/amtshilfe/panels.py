"""Editor form of an offer."""

from django.utils.translation import gettext_lazy as _

from exchange.municipalities.panels import contribution_handler, group, terms

OFFER = contribution_handler(
    group(_("Ihr Angebot"), "subject", terms("formats"), "background", "capacity", collapsed=False),
    group(_("Grenzen und Umfang"), "limits", "effort", "reach", terms("suited_sizes"), "cost_rule"),
    group(_("Verfügbarkeit"), "paused", "available_from", "available_until", "reply_days"),
    group(_("Abstimmung im Haus"), "approved_by"),
)
