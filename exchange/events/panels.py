"""Editor form of an event: in the order in which one plans it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from exchange.municipalities.panels import COLLAPSED, FIRST, group, rows, terms

WHEN = group(_("Wann?"), "event_type", "starts_at", "ends_at", "all_day", "doors_at", collapsed=False)
REPEATS = group(
    _("Wiederholung"), "frequency", "interval", "weekdays", "monthly_position", "until", "count",
    help_text=_("Nur wenn die Veranstaltung mehrere Termine hat."),
)  # fmt: skip
EXCEPTIONS = rows(
    "exceptions", _("Ausnahmen: einzelne Termine fallen aus oder werden verlegt"), _("Ausnahme")
)
# Filled while an officer answers the questions above.
NEXT_DATES = HelpPanel(template="events/admin/next_dates_panel.html", heading=_("Die nächsten Termine"))
STATUS = group(
    _("Absage oder Verlegung der ganzen Veranstaltung"), "status", "status_reason",
    help_text=_("Eine abgesagte Veranstaltung bleibt online: Wer sie vorgemerkt hat, soll es lesen."),
)  # fmt: skip
WHERE = group(
    _("Wo?"), "attendance_mode", "venue_name", "venue_address", "district", "access_link",
    "access_link_from_hours", collapsed=False,
)  # fmt: skip

EVENT = [
    *FIRST,
    WHEN,
    REPEATS,
    EXCEPTIONS,
    NEXT_DATES,
    STATUS,
    WHERE,
    group(_("Wer ist eingeladen?"), terms("audiences"), terms("topics"), collapsed=False),
    group(_("Ansprechstelle und Sichtbarkeit"), "contact_point", "deputy_point", "visibility", "licence",
          collapsed=False),
    group(_("Worum es geht"), "description", "preparation"),
    rows("programme", _("Programm"), _("Programmpunkt")),
    rows("speakers", _("Referierende"), _("Person")),
    group(_("Kosten"), "cost", "cost_note", "travel_cost_rule"),
    rows("access_facts", _("Barrierefreiheit des Ortes"), _("Merkmal")),
    group(_("Dolmetschen, Betreuung, Verpflegung"), "access_note", "language", "sign_language", "captioning",
          "childcare", "catering"),
    group(_("Anmeldung"), "registration_mode", "registration_url", "registration_opens_at",
          "registration_closes_at", "capacity", "min_seats", "seats_per_member", "district_quota",
          "waiting_list_size", "offer_hours", "asked_fields", "confirmation_text", "is_cohort"),
    group(_("Reihe und Mitveranstalter"), "series_title", "mandatory", terms("further_members"), "partners"),
    rows("page_relations", _("Verwandte Beiträge"), _("Beitrag"),
         help_text=_("Praxisbeispiele, um die es geht. Die Verbindung erscheint auf beiden Seiten.")),
    rows("page_documents", _("Dokumente vorab"), _("Dokument")),
    group(_("Nach der Veranstaltung"), "outcome", "attended"),
    rows("materials", _("Unterlagen danach: Protokoll, Folien, Aufzeichnung"), _("Unterlage")),
    group(_("Bild"), "image", "image_alt", "image_decorative"),
    FieldPanel("body", classname=COLLAPSED),
    group(_("Nur für Mitglieder"), "members_text"),
    rows("page_links", _("Weiterführende Links"), _("Link")),
    group(_("Einordnung"), terms("action_fields"), terms("target_groups"), terms("engagement_areas"),
          "area_scope"),
    group(_("Für die Redaktion"), "change_note", "internal_note"),
]  # fmt: skip
