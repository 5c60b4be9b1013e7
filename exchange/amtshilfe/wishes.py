"""What readers of an offer ask for beyond the required fields."""

from django.utils.translation import gettext_lazy as _

from exchange.municipalities.completeness import Wish

WISHES = (
    Wish("limits", 3, _("Was können Sie nicht leisten? Das erspart Ihnen Anfragen.")),
    Wish("effort", 3, _("Wie viel Zeit nehmen Sie sich je Anfrage?")),
    Wish("cost_rule", 2, _("Was kostet Ihre Unterstützung?")),
    Wish("reach", 2, _("Wohin kommen Sie, oder helfen Sie online?")),
    Wish("reply_days", 2, _("Innerhalb welcher Frist antworten Sie?")),
    Wish("deputy_point", 2, _("Wer antwortet, wenn die erste Stelle nicht kann?")),
    Wish(
        "page_relations",
        2,
        _("Verbinden Sie das Angebot mit den Beiträgen, aus denen Ihre Erfahrung stammt."),
    ),
    Wish("suited_sizes", 1, _("Für welche Größe von Kommunen eignet sich das?")),
    Wish("approved_by", 1, _("Mit wem ist das Angebot im Haus abgestimmt? Das lesen nur Mitglieder.")),
)
