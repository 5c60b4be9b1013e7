"""Editor forms of news and dossiers, in the order in which one writes them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel

from exchange.municipalities.panels import group, rows, terms

_IMAGE = group(_("Bild"), "image", "image_alt", "image_decorative")
_PUBLICATION = group(
    _("Wann erscheint die Meldung?"),
    FieldPanel("go_live_at", heading=_("Sperrfrist: nicht vor")),
    FieldPanel("expire_at", heading=_("Geht offline am")),
    help_text=_(
        "Mit einer Sperrfrist erscheint die Meldung erst dann: Bis dahin sehen und finden sie nur "
        "diejenigen, die sie bearbeiten dürfen. Veröffentlichen oder einreichen können Sie sie schon jetzt."
    ),
)

NEWS = [
    TitleFieldPanel("title"),
    FieldPanel("news_type"),
    FieldPanel("summary"),
    FieldPanel("body"),
    group(
        _("Pressekontakt"), "press_office", "press_mailbox", "press_phone",
        help_text=_("Nötig für Pressemitteilungen."),
    ),
    _PUBLICATION,
    group(_("Thema und Sichtbarkeit"), terms("topics"), "visibility", collapsed=False),
    _IMAGE,
    rows("page_documents", _("Dokumente"), _("Dokument")),
    rows("page_links", _("Weiterführende Links"), _("Link")),
    rows("page_relations", _("Beiträge zum Thema"), _("Beitrag")),
]  # fmt: skip

DOSSIER = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("body", heading=_("Einführung")),
    rows(
        "items", _("Ausgewählte Seiten"), _("Seite"), collapsed=False,
        help_text=_("In der Reihenfolge, in der man sie lesen sollte."),
    ),
    group(_("Suche, die weiterführt"), "search_path", "search_label"),
    group(_("Themen"), terms("topics"), collapsed=False),
    _IMAGE,
    rows("page_links", _("Weiterführende Links"), _("Link")),
]  # fmt: skip
